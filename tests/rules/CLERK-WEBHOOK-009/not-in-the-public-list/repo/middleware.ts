import { clerkMiddleware, createRouteMatcher } from '@clerk/nextjs/server'

const isPublic = createRouteMatcher(['/', '/sign-in(.*)'])

// expect: CLERK-WEBHOOK-009
export default clerkMiddleware(async (auth, req) => { if (!isPublic(req)) await auth.protect() })

export const config = {
  matcher: ['/((?!_next|[^?]*\\.(?:html?|css|js(?!on)|png|svg|ico)).*)', '/(api|trpc)(.*)'],
}
