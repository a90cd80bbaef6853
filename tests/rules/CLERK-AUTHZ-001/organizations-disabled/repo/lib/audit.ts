import { auth } from '@clerk/nextjs/server'

export async function audits() {
  const { has } = await auth()
  // expect: CLERK-ORG-001
  return has({ role: 'org:auditor' })
}
