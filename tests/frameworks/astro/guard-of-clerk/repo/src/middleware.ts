import { clerkMiddleware, createRouteMatcher } from '@clerk/astro/server'

const isPublic = createRouteMatcher(['/', '/sign-in(.*)'])

export const onRequest = clerkMiddleware((auth, context) => {
  const { userId, redirectToSignIn } = auth()
  if (!userId && !isPublic(context.request)) return redirectToSignIn()
})
