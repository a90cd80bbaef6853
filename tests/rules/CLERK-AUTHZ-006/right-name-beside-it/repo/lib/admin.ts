import { auth } from '@clerk/nextjs/server'

const ADMINS = ['admin', 'org:admin']
const ADMIN = 'org:admin'

export async function isAdmin() {
  const { orgRole, has } = await auth()
  return (
    orgRole === 'admin' ||
    orgRole === ADMIN ||
    ADMINS.includes(orgRole!) ||
    has({ role: 'org:admin' })
  )
}
