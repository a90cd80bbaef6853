import { clerkClient } from 'svelte-clerk/server'

export const load = async () => {
  const users = await clerkClient.users.getUserList({ limit: 10 })
  return { count: users.totalCount }
}
