import { route } from '@react-router/dev/routes'
import { discover } from 'some-route-plugin'

export default [route('about', 'routes/about.tsx'), ...discover()]
