import { index, route, type RouteConfig } from '@react-router/dev/routes'

export default [
  index('routes/home.tsx'),
  route('firings', 'routes/firings.tsx'),
  route('sign-in/*', 'routes/sign-in.tsx'),
  route('api/webhooks', 'routes/webhooks.ts'),
] satisfies RouteConfig
