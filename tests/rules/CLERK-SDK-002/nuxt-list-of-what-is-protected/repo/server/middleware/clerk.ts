import { clerkMiddleware, createRouteMatcher } from '@clerk/nuxt/server'

const isProtected = createRouteMatcher(['/api/admin(.*)'])

export default clerkMiddleware((event) => {
  const { isAuthenticated } = event.context.auth()
  if (!isAuthenticated && isProtected(event)) {
    throw createError({ statusCode: 401 })
  }
})
