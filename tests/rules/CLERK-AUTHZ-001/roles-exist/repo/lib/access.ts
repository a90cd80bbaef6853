import { auth } from '@clerk/nextjs/server'

export async function mayPay() {
  const { has } = await auth()
  return has({ role: 'org:billing' }) || has({ role: 'admin' })
}
