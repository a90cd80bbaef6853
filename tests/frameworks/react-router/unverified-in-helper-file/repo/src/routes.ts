import { route } from '@react-router/dev/routes'
import { hooks } from './routes/hooks/routes'

export default [route('about', 'routes/about.tsx'), ...hooks]
