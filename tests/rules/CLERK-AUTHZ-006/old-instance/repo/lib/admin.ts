import { auth } from '@clerk/nextjs/server'

export async function isAdmin() {
  const { orgRole } = await auth()
  return orgRole === 'admin'
}

export async function isMember() {
  const { orgRole } = await auth()
  return orgRole === 'basic_member'
}
