import { authMiddleware } from '@acme/auth/proxy'

export default authMiddleware()
