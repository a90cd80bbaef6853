import { auth } from '@clerk/nextjs/server'

export async function role() {
  const { sessionClaims } = await auth()
  return sessionClaims?.role ?? sessionClaims?.metadata?.role
}
