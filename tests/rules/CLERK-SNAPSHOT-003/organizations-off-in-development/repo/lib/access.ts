import { auth } from '@clerk/nextjs/server'

export async function access() {
  const { has } = await auth()
  return has({ role: 'org:billing' }) || has({ permission: 'org:invoices:write' })
}
