import { clerkMiddleware } from '@clerk/nextjs/server'

// expect: CLERK-WEBHOOK-009
export default clerkMiddleware(async (auth) => { await auth.protect() })

export const config = {
  matcher: ['/((?!_next|[^?]*\\.(?:html?|css|js(?!on)|png|svg|ico)).*)', '/(api|trpc)(.*)'],
}
