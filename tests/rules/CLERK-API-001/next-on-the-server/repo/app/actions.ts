'use server'

import { auth, clerkClient } from '@clerk/nextjs/server'

export async function rename(name: string) {
  const { userId } = await auth()
  if (!userId) throw new Error('no')
  const client = await clerkClient()
  await client.users.updateUser(userId, { firstName: name })
}
