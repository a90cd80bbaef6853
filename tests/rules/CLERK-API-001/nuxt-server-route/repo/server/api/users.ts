import { clerkClient } from '@clerk/nuxt/server'

export default defineEventHandler(async (event) => {
  return await clerkClient(event).users.getUserList({ limit: 10 })
})
