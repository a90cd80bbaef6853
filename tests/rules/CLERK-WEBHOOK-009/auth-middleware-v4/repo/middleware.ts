import { authMiddleware } from '@clerk/nextjs'

// expect: CLERK-WEBHOOK-009
export default authMiddleware({ publicRoutes: ['/'] })

export const config = {
  matcher: ['/((?!.+\\.[\\w]+$|_next).*)', '/', '/(api|trpc)(.*)'],
}
