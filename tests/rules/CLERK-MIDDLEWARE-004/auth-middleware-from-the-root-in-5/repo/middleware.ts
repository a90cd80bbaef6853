import { authMiddleware } from '@clerk/nextjs'

// expect: CLERK-MIDDLEWARE-004
export default authMiddleware({ publicRoutes: ['/'] })
