import { auth } from '@clerk/nextjs/server'

export async function invoices() {
  const { has } = await auth()
  return has({ feature: 'invoices' })
}
