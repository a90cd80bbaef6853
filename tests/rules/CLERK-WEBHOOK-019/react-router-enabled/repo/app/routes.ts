import { route, prefix } from '@react-router/dev/routes'

export default [route('hooks/clerk', 'routes/clerk.ts')]
