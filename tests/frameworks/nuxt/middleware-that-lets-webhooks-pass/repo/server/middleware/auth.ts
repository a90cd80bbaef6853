import { clerkMiddleware } from '@clerk/nuxt/server'

export default clerkMiddleware((event) => {
  if (event.path.startsWith('/api/webhooks/')) {
    return
  }
  if (!event.context.auth().userId && event.path.startsWith('/api')) {
    throw createError({ statusCode: 401 })
  }
})
