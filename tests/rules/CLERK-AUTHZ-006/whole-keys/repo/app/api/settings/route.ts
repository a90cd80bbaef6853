import { auth } from '@clerk/nextjs/server'

export async function PATCH() {
  const { orgRole, orgPermissions, sessionClaims } = await auth()
  if (orgRole !== 'org:admin' && !orgPermissions?.includes('org:settings:write')) {
    return new Response('Forbidden', { status: 403 })
  }
  return new Response(sessionClaims?.o?.rol === 'admin' ? 'saved' : 'noted')
}
