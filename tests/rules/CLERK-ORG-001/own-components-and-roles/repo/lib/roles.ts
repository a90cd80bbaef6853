import { auth } from '@clerk/nextjs/server'

/* the documented way to have roles without organizations */
export async function isAdmin() {
  const { sessionClaims } = await auth()
  return sessionClaims?.metadata.role === 'admin'
}

export const mayEdit = (member: { role: string }) => member.role === 'editor'
