import { auth } from '@clerk/nextjs/server'

export async function reads() {
  const { has } = await auth()
  // expect: CLERK-AUTHZ-002
  return has({ permission: 'org:invoice:read' })
}
