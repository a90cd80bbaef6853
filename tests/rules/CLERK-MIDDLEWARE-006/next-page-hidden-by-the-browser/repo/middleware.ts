import { clerkMiddleware } from '@clerk/nextjs/server'

// expect: CLERK-MIDDLEWARE-006
export default clerkMiddleware()

export const config = {
  matcher: ['/((?!_next|[^?]*\\.(?:html?|css|js(?!on)|png|svg|ico)).*)', '/(api|trpc)(.*)'],
}
