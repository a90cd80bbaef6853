import { route } from '@react-router/dev/routes'

export default [route('api/webhooks/clerk', 'routes/clerk.ts')]
