import { route } from '@react-router/dev/routes'

export const hooks = [route('hooks', 'routes/hooks/layout.tsx', [route('clerk', 'routes/hooks/clerk.ts')])]
