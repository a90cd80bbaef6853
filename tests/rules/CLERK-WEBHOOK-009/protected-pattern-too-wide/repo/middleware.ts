import { clerkMiddleware, createRouteMatcher } from '@clerk/nextjs/server'

// expect: CLERK-WEBHOOK-009
const isProtected = createRouteMatcher(['/dashboard(.*)', '/api(.*)'])

export default clerkMiddleware(async (auth, req) => { if (isProtected(req)) await auth.protect() })

export const config = {
  matcher: ['/((?!_next|[^?]*\\.(?:html?|css|js(?!on)|png|svg|ico)).*)', '/(api|trpc)(.*)'],
}
