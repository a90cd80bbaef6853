import { clerkMiddleware, createRouteMatcher } from '@fake/auth'

const isPublic = createRouteMatcher(['/', '/sign-in(.*)'])

export default clerkMiddleware(async (auth, request) => {
  if (!isPublic(request)) {
    await auth.protect()
  }
})
