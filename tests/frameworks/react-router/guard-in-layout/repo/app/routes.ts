import { layout, route } from '@react-router/dev/routes'

export default [
  layout('routes/members.tsx', [route('members/hook', 'routes/inside.ts')]),
  route('hook', 'routes/outside.ts'),
]
