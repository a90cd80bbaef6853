import { auth } from '@clerk/nextjs/server'

export async function audits() {
  const { orgRole, sessionClaims } = await auth()
  // expect: CLERK-AUTHZ-006
  if (orgRole === 'auditor') {
    return true
  }
  return orgRole === 'org:admin' || sessionClaims?.o?.rol === 'billing'
}
