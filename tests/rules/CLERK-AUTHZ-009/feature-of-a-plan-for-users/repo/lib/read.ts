import { auth } from '@clerk/nextjs/server'

export async function reads() {
  const { has } = await auth()
  // expect: CLERK-AUTHZ-009
  return has({ permission: 'org:invoices:read' })
}
