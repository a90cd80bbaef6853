import { authMiddleware } from '@clerk/nextjs/server'

// expect: CLERK-SDK-001
export default authMiddleware({ publicRoutes: ['/'], debug: true })
