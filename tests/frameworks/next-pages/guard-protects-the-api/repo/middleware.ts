import { clerkMiddleware, createRouteMatcher } from '@clerk/nextjs/server'

const isApi = createRouteMatcher(['/api/:path*'])

export default clerkMiddleware(async (auth, req) => {
  if (isApi(req)) await auth.protect()
})
