export default defineEventHandler(async (event) => {
  const { clerkMiddleware } = await import('@clerk/nuxt/server')
  return clerkMiddleware()(event)
})
