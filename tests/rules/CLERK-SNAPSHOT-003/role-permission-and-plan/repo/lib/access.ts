import { auth } from '@clerk/nextjs/server'

export async function access() {
  const { has } = await auth()
  return [
    has({ role: 'org:admin' }),
    // expect: CLERK-SNAPSHOT-003
    has({ role: 'org:billing' }),
    // expect: CLERK-SNAPSHOT-003
    has({ permission: 'org:invoices:write' }),
  ]
}
