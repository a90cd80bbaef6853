import { auth } from '@clerk/nextjs/server'
import { db } from './db'

function isEditor(role: string | null | undefined) {
  return role === 'editor'
}

export async function label() {
  const { userId, orgRole } = await auth()
  const user = await db.user.find(userId)
  const role = orgRole ?? 'member'
  let short = orgRole as string
  if (short.startsWith('org:')) {
    short = short.slice(4)
  }
  const bare = orgRole?.replace('org:', '')
  if (isEditor(orgRole) || isEditor(user.role)) {
    return 'editor'
  }
  if (bare === 'owner' || orgRole?.split(':')[1] === 'owner' || orgRole?.endsWith('owner')) {
    return 'owner'
  }
  return role === 'member' || short === 'admin' ? 'short' : 'none'
}
