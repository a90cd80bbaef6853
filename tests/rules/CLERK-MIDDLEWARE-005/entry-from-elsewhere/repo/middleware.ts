import { clerkMiddleware, createRouteMatcher } from '@clerk/nextjs/server'
import { routes } from '@fake/routes'

const isProtected = createRouteMatcher(routes)

export default clerkMiddleware(async (auth, req) => {
  if (isProtected(req)) await auth.protect()
})
