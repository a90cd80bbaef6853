import { auth } from '@clerk/nextjs/server'

export async function isMember() {
  const { has } = await auth()
  // expect: CLERK-AUTHZ-001
  return has({ role: 'org:member' })
}
