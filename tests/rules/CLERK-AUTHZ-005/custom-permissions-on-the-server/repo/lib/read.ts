import { auth } from '@clerk/nextjs/server'

const READ = 'org:system:read'

export async function reads() {
  const { has, orgPermissions } = await auth()
  return has({ permission: READ }) || orgPermissions?.includes('org:invoices:sys_read')
}
