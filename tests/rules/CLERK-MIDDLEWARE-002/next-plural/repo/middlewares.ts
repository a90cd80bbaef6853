import { clerkMiddleware } from '@clerk/nextjs/server'

// expect: CLERK-MIDDLEWARE-002
export default clerkMiddleware()

export const config = {
  matcher: ['/((?!_next|[^?]*\\.(?:html?|css|js(?!on)|png|svg|ico)).*)', '/(api|trpc)(.*)'],
}
