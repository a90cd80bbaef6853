import { auth } from '@clerk/nextjs/server'

export async function deletes() {
  const { orgPermissions } = await auth()
  // expect: CLERK-AUTHZ-002
  return orgPermissions?.includes('org:invoices:delete')
}
