'use server'
import { auth, clerkClient } from '@clerk/nextjs/server'

export async function rename(name: string) {
  const { userId } = await auth.protect()
  const client = await clerkClient()
  const user = await client.users.getUser(userId)
  await client.users.updateUserMetadata(userId, {
    unsafeMetadata: { ...user.unsafeMetadata, name, role: 'guest' },
  })
}
