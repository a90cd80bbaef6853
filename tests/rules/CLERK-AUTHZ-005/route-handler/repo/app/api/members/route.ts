import { auth } from '@clerk/nextjs/server'

export async function POST() {
  const { has } = await auth()
  // expect: CLERK-AUTHZ-005
  if (!has({ permission: 'org:sys_memberships:manage' })) {
    return new Response('Forbidden', { status: 403 })
  }
  return new Response('invited')
}
