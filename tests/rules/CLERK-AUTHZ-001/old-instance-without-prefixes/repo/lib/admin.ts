import { auth } from '@clerk/nextjs/server'

export async function isMember() {
  const { has, orgRole } = await auth()
  return has({ role: 'org:admin' }) || has({ role: 'basic_member' }) || orgRole === 'org:admin'
}
