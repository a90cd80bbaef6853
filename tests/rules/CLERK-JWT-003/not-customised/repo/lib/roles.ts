import { auth } from '@clerk/nextjs/server'

export async function isAdmin() {
  const { sessionClaims } = await auth()
  // expect: CLERK-JWT-003
  return sessionClaims?.metadata?.role === 'admin'
}
