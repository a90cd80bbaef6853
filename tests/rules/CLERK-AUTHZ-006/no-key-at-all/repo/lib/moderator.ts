import { auth } from '@clerk/nextjs/server'

enum Role {
  // expect: CLERK-AUTHZ-006
  Moderator = 'App Moderator',
}

export async function moderates() {
  const { orgRole } = await auth()
  return orgRole === Role.Moderator
}
