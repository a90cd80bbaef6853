import { clerkMiddleware, createRouteMatcher } from '@clerk/nextjs/server'

// Webhook deliveries carry no session: their signature is checked in the handler.
const isPublicRoute = createRouteMatcher([
  '/',
  '/sign-in(.*)',
  '/sign-up(.*)',
  '/api/webhooks/clerk',
])

export default clerkMiddleware(async (auth, request) => {
  if (!isPublicRoute(request)) {
    await auth.protect()
  }
}, { authorizedParties: ['https://www.parcel-desk.example'] })

export const config = {
  matcher: ['/((?!_next|favicon.ico).*)', '/(api|trpc)(.*)'],
}
