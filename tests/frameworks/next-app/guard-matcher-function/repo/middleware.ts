import { clerkMiddleware, createRouteMatcher } from '@clerk/nextjs/server'

const isPublic = createRouteMatcher((req) => req.nextUrl.pathname.startsWith('/api/webhooks'))

export default clerkMiddleware(async (auth, req) => {
  if (!isPublic(req)) await auth.protect()
})
