import { type RouteConfig, index, layout, prefix, route } from '@react-router/dev/routes'

export default [
  index('routes/home.tsx'),
  layout('./routes/shell.tsx', [route('account', './routes/account.tsx')]),
  ...prefix('api', [route('webhooks/clerk', 'routes/hooks/clerk.ts')]),
] satisfies RouteConfig
