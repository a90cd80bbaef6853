import { auth } from '@clerk/nextjs/server'

const LABELS: Record<string, string> = {
  'org:admin': 'Administrator',
  // expect: CLERK-AUTHZ-001
  'org:owner': 'Owner',
}

export async function label() {
  const { orgRole } = await auth()
  return LABELS[orgRole ?? ''] ?? 'Member'
}
