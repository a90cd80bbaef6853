import { route } from '@react-router/dev/routes'

export default [route('api/links', 'resource.tsx'), route('links', 'both.tsx')]
