import { clerkMiddleware } from '@clerk/astro/server'

export const onRequest = clerkMiddleware((auth, context, next) => {
  if (!auth().userId && context.url.pathname !== '/') {
    return new Response('sign in first', { status: 401 })
  }
  return next()
}, { authorizedParties: ['https://boat-club.example'] })
