import { auth } from '@clerk/nextjs/server'

export async function isAdmin() {
  const { sessionClaims } = await auth()
  // expect: CLERK-AUTHZ-006
  return sessionClaims?.o?.rol === 'org:admin'
}
