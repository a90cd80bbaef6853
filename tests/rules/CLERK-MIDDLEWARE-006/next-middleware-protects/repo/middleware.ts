import { clerkMiddleware, createRouteMatcher } from '@clerk/nextjs/server'

const isPrivate = createRouteMatcher(['/dashboard(.*)'])

export default clerkMiddleware(async (auth, req) => {
  if (isPrivate(req)) await auth.protect()
})
