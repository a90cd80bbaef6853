import { auth } from '@clerk/nextjs/server'

export async function audits() {
  const { sessionClaims } = await auth()
  // expect: CLERK-AUTHZ-001
  return sessionClaims?.o?.rol === 'auditor'
}
