import { auth } from '@clerk/nextjs/server'

export async function mayInvite() {
  const { has } = await auth()
  // expect: CLERK-AUTHZ-005
  return has({ permission: 'org:sys_memberships:manage' })
}
