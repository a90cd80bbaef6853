import { auth } from '@clerk/nextjs/server'
import { isEditor, isOwner } from './roles'
import { load } from './load'

export async function page() {
  const { orgRole, sessionClaims } = await auth()
  const user = await load()
  const role = orgRole ?? 'member'
  const quietRole = orgRole ?? ''
  const eitherRole = orgRole || user.kind
  let shortRole = orgRole as string
  if (user.short) {
    shortRole = user.kind
  }
  return [
    orgRole === 'sure',
    role === 'member',
    quietRole === 'quiet',
    eitherRole === 'either',
    shortRole === 'short',
    isEditor(orgRole),
    isEditor('writer'),
    isOwner(orgRole),
    isOwner(sessionClaims?.o?.rol),
  ]
}
