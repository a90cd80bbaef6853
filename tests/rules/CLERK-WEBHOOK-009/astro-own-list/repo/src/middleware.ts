import { clerkMiddleware, createRouteMatcher } from '@clerk/astro/server'

const isPublic = createRouteMatcher(['/', '/sign-in(.*)'])

// expect: CLERK-WEBHOOK-009
export const onRequest = clerkMiddleware((auth, context) => {
  const { userId, redirectToSignIn } = auth()
  if (!userId && !isPublic(context.request)) return redirectToSignIn()
})
