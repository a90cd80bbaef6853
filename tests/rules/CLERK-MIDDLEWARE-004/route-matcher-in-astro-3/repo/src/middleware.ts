import { clerkMiddleware, createRouteMatcher } from '@clerk/astro/server'

const isPrivate = createRouteMatcher(['/members(.*)'])

export const onRequest = clerkMiddleware((auth, context) => {
  if (isPrivate(context.request) && !auth().userId) return auth().redirectToSignIn()
})
