import { clerkClient } from '@clerk/nuxt/server'

export default defineEventHandler(async (event) => {
  const { userId } = event.context.auth()
  const user = await clerkClient(event).users.getUser(userId)
  if (user.unsafeMetadata.role !== 'admin') {
    throw createError({ statusCode: 403 })
  }
  return []
})
