import { auth } from '@clerk/nextjs/server'

export async function POST() {
  const { has } = await auth()
  // has({ permission: 'org:sys_memberships:manage' }) is always false here
  if (!has({ permission: 'org:members:manage' }) && !has({ role: 'org:admin' })) {
    return new Response('Forbidden', { status: 403 })
  }
  return new Response('invited')
}
