import { clerkMiddleware, createRouteMatcher } from '@clerk/nuxt/server'

const isPrivate = createRouteMatcher(['/api/members(.*)'])

export default clerkMiddleware((event) => {
  if (isPrivate(event) && !event.context.auth().userId) throw createError({ statusCode: 401 })
})
