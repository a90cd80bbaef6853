import { clerkClient } from '@clerk/nextjs/server'

export async function list(options) {
  const client = await clerkClient()
  return client.users.getUserList(options)
}
