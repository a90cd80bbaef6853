import { clerkMiddleware, createRouteMatcher } from '@clerk/nextjs/server'

// expect: CLERK-SDK-001
const isPublic = createRouteMatcher(['/'])

export default clerkMiddleware(async (auth, req) => {
  if (!isPublic(req)) await auth.protect()
})
