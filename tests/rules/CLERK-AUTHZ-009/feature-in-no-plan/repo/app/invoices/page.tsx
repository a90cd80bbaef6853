import { auth } from '@clerk/nextjs/server'

export default async function Invoices() {
  // expect: CLERK-AUTHZ-009
  await auth.protect({ permission: 'org:invoices:read' })
  return <h1>Invoices</h1>
}
