import { auth } from '@clerk/nextjs/server'
import { INVOICES } from '@/lib/permissions'

export default async function Invoices() {
  const { has } = await auth()
  // expect: CLERK-ORG-001
  return has({ permission: INVOICES }) ? <p>New invoice</p> : null
}
