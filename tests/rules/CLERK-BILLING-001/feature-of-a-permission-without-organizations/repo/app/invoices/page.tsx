import { auth } from '@clerk/nextjs/server'

export default async function Invoices() {
  const { has } = await auth()
  // expect: CLERK-BILLING-001
  return has({ feature: 'invoices' }) ? <p>Invoices</p> : <p>Ask an admin</p>
}
