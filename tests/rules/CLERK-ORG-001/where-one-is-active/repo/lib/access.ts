import { auth } from '@clerk/nextjs/server'

export async function mayEdit() {
  const { has, orgId, orgRole } = await auth()
  if (orgId && !has({ permission: 'org:invoices:edit' })) {
    return false
  }
  return !orgId || orgRole === 'org:admin'
}
