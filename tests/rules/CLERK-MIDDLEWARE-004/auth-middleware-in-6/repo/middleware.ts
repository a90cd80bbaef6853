import { authMiddleware } from '@clerk/nextjs/server'

// expect: CLERK-MIDDLEWARE-004
export default authMiddleware({ publicRoutes: ['/'] })
