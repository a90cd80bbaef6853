import { route, prefix } from '@react-router/dev/routes'

export default [...prefix('api', [route('hooks/clerk', './routes/clerk.ts')])]
