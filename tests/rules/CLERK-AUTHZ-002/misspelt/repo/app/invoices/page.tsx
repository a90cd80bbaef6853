import { auth } from '@clerk/nextjs/server'

export default async function Invoices() {
  // expect: CLERK-AUTHZ-002
  await auth.protect({ permission: 'org:invoices:raed' })
  return <h1>Invoices</h1>
}
