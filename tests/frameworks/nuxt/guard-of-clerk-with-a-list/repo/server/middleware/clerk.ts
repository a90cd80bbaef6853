import { clerkMiddleware } from '@clerk/nuxt/server'

export default clerkMiddleware((event) => {
  const { userId } = event.context.auth()
  const publicRoutes = ['/api/health']
  if (!userId && !publicRoutes.includes(getRequestURL(event).pathname)) {
    throw createError({ statusCode: 401, statusMessage: 'unauthorized' })
  }
})
