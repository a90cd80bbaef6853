import { auth } from '@clerk/nextjs/server'

type Kind = 'admin' | 'member'

export async function is(kind: Kind) {
  const { orgRole } = await auth()
  return orgRole === `org:${kind}`
}

export async function isAdmin() {
  return is('admin')
}
