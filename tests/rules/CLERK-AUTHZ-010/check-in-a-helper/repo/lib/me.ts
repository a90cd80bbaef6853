import { auth } from '@clerk/nextjs/server'

export async function me() {
  const { userId } = await auth()
  if (!userId) throw new Error('no')
  return userId
}
