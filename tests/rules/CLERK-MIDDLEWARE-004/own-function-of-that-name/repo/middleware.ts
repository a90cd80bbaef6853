import { authMiddleware } from './lib/guard'

export default () => authMiddleware()
