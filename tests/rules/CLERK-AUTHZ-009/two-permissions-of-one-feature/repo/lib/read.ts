import { auth } from '@clerk/nextjs/server'

const READ = 'org:invoices:read'

export async function reads() {
  const { has, orgPermissions } = await auth()
  // expect: CLERK-AUTHZ-009
  const writes = orgPermissions?.includes('org:invoices:write')
  return has({ permission: READ }) || writes || has({ permission: READ })
}
