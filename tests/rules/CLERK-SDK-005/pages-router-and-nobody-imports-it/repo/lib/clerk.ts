import { auth, currentUser } from '@clerk/nextjs/server'

export async function me() {
  const { userId } = await auth()
  return userId ? currentUser() : null
}
