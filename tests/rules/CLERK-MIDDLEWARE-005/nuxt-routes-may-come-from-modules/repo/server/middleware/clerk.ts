import { clerkMiddleware, createRouteMatcher } from '@clerk/nuxt/server'

const isProtected = createRouteMatcher(['/api/reports(.*)'])

export default clerkMiddleware((event) => {
  const { userId } = event.context.auth()
  if (isProtected(event) && !userId) throw createError({ statusCode: 401 })
})
