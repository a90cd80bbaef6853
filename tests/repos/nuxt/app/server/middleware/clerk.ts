import { clerkMiddleware } from '@clerk/nuxt/server'

// Deliveries of webhooks carry no session: their signature is checked in the handler.
export default clerkMiddleware((event) => {
  if (event.path.startsWith('/api/webhooks/')) {
    return
  }
  if (event.path.startsWith('/api/') && !event.context.auth().userId) {
    throw createError({ statusCode: 401, statusMessage: 'sign in first' })
  }
}, { authorizedParties: ['https://pot-luck.example'] })
