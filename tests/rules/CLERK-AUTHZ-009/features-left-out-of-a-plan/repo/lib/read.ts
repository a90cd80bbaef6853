import { auth } from '@clerk/nextjs/server'

export async function reads() {
  const { has } = await auth()
  return has({ permission: 'org:invoices:read' })
}
