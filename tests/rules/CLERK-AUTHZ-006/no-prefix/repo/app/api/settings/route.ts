import { auth } from '@clerk/nextjs/server'

export async function PATCH() {
  const { orgRole } = await auth()
  // expect: CLERK-AUTHZ-006
  if (orgRole !== 'admin') {
    return new Response('Forbidden', { status: 403 })
  }
  return new Response('saved')
}
