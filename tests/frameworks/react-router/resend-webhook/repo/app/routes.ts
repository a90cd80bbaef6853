import { route } from '@react-router/dev/routes'

export default [route('hooks/resend', 'routes/resend.ts')]
