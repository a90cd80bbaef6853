import { auth } from '@clerk/nextjs/server'

const LABELS: Record<string, string> = {
  // expect: CLERK-AUTHZ-006
  admin: 'Administrator',
  member: 'Member',
}

export async function access() {
  const { orgRole } = await auth()
  switch (orgRole) {
    // expect: CLERK-AUTHZ-006
    case 'owner':
      return 'all'
    default:
      break
  }
  // expect: CLERK-AUTHZ-006
  if (!['manager', 'editor'].includes(orgRole!)) {
    return 'none'
  }
  return LABELS[orgRole!]
}
