import { clerkMiddleware, createRouteMatcher } from '@clerk/nextjs/server'
import { protectedRoutes } from './routes'

const isProtected = createRouteMatcher(protectedRoutes)

export default clerkMiddleware(async (auth, request) => {
  if (isProtected(request)) await auth.protect()
})
