import { clerkMiddleware, createRouteMatcher } from '@clerk/nextjs/server'
import { PUBLIC_ROUTES } from './lib/routes'

const isPublic = createRouteMatcher(PUBLIC_ROUTES)

export default clerkMiddleware(async (auth, req) => { if (!isPublic(req)) await auth.protect() })

export const config = {
  matcher: ['/((?!_next|[^?]*\\.(?:html?|css|js(?!on)|png|svg|ico)).*)', '/(api|trpc)(.*)'],
}
