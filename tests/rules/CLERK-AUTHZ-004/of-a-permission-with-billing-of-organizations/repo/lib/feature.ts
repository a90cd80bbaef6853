import { auth } from '@clerk/nextjs/server'

export async function invoices() {
  const { has } = await auth()
  // expect: CLERK-AUTHZ-004
  return has({ feature: 'invoices' })
}
