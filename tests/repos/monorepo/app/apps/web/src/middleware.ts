import { clerkMiddleware, createRouteMatcher } from '@clerk/nextjs/server'

const isOpen = createRouteMatcher(['/', '/api/webhooks/clerk'])

export default clerkMiddleware(async (auth, request) => {
  if (!isOpen(request)) {
    await auth.protect()
  }
}, { authorizedParties: ['https://wharf.example'] })

export const config = {
  matcher: ['/((?!_next|favicon.ico).*)', '/(api|trpc)(.*)'],
}
