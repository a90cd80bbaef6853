import { route } from '@react-router/dev/routes'

export default [
  route('about', 'routes/about.tsx'),
  // route('hooks/clerk', 'routes/clerk.ts'),
]
