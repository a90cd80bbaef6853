import { clerkMiddleware, createRouteMatcher } from '@fake/auth'

const isProtected = createRouteMatcher(['/admin(.*)'])

export default clerkMiddleware(async (auth, request) => {
  if (isProtected(request)) {
    await auth.protect()
  }
})
