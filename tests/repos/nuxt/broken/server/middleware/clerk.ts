import { clerkMiddleware } from '@clerk/nuxt/server'

export default clerkMiddleware((event) => {
  if (event.path.startsWith('/api/') && !event.context.auth().userId) {
    throw createError({ statusCode: 401, statusMessage: 'sign in first' })
  }
}, { authorizedParties: ['https://pot-luck.example'] })
