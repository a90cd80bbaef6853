import { auth, currentUser } from '@clerk/nextjs/server'
import { db } from './db'

// orgRole === 'admin'
export async function roles() {
  const { userId, orgRole, sessionClaims } = await auth()
  const user = await currentUser()
  const member = await db.member.find(userId)
  return [
    member.role === 'admin',
    user?.publicMetadata.role === 'admin',
    sessionClaims?.metadata?.role === 'admin',
    sessionClaims?.o?.rol === 'admin',
    orgRole === 'org:admin',
    orgRole === undefined,
    orgRole === '',
  ]
}
