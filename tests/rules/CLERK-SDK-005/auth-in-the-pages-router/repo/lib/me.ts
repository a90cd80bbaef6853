import { auth, currentUser } from '@clerk/nextjs/server'

export async function me() {
  // expect: CLERK-SDK-005
  const { userId } = await auth()
  // expect: CLERK-SDK-005
  return userId ? currentUser() : null
}
