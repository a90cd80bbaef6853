import { clerkMiddleware, createRouteMatcher } from '@clerk/astro/server'

// expect: CLERK-MIDDLEWARE-004
const isPrivate = createRouteMatcher(['/members(.*)'])

export const onRequest = clerkMiddleware((auth, context) => {
  if (isPrivate(context.request) && !auth().userId) return auth().redirectToSignIn()
})
