import { clerkMiddleware } from '@clerk/nuxt/server'

// expect: CLERK-MIDDLEWARE-006
export default clerkMiddleware((event) => {
  const { userId } = event.context.auth()
  if (event.path.startsWith('/api/members') && !userId) throw createError({ statusCode: 401 })
})
