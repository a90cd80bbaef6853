import { clerkMiddleware } from '@clerk/nuxt/server'

export default clerkMiddleware((event) => {
  const { userId } = event.context.auth()
  if (event.path.startsWith('/api/members') && !userId) throw createError({ statusCode: 401 })
})
