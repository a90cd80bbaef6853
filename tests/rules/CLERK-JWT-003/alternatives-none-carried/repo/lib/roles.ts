import { auth } from '@clerk/nextjs/server'

export async function role() {
  const { sessionClaims } = await auth()
  return (
    // expect: CLERK-JWT-003
    sessionClaims?.role ??
    sessionClaims?.metadata?.role ??
    sessionClaims?.publicMetadata?.role
  )
}
