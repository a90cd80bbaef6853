import { clerkMiddleware, createRouteMatcher } from '@clerk/nextjs/server'

const isPublic = createRouteMatcher(['/sign-in(.*)'])

// expect: CLERK-WEBHOOK-009
export default clerkMiddleware(async (auth, req) => { if (!(await auth()).userId && !isPublic(req)) return (await auth()).redirectToSignIn() })

export const config = {
  matcher: ['/((?!_next|[^?]*\\.(?:html?|css|js(?!on)|png|svg|ico)).*)', '/(api|trpc)(.*)'],
}
