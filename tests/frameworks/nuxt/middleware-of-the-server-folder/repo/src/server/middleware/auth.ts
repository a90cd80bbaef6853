import { clerkMiddleware } from '@clerk/nuxt/server'

export default clerkMiddleware((event) => {
  const { userId } = event.context.auth()
  if (!userId && event.path.startsWith('/api')) {
    throw createError({ statusCode: 401, statusMessage: 'sign in first' })
  }
})
