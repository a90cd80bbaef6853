'use server'

import { auth } from '@clerk/nextjs/server'

export async function rename(name: string) {
  const { sessionClaims } = await auth()
  // expect: CLERK-JWT-004
  if (sessionClaims?.org_role !== 'org:admin') {
    throw new Error('admins only')
  }
  return { name, organization: sessionClaims.org_id }
}
