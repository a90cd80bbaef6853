import { clerkMiddleware } from '@clerk/astro/server'

export const onRequest = clerkMiddleware((auth, context, next) => {
  if (context.url.pathname.startsWith('/api/webhooks')) return next()
  if (!auth().userId) return context.redirect('/sign-in')
  return next()
})
