import { auth } from '@clerk/nextjs/server'

export default async function Invoices() {
  const { has } = await auth.protect({ permission: 'org:invoices:read' })
  return <h1>{has({ permission: 'invoices:write' }) ? 'Edit' : 'Read'}</h1>
}
