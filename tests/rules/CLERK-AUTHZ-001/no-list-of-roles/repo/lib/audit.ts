import { auth } from '@clerk/nextjs/server'

export async function audits() {
  const { has } = await auth()
  return has({ role: 'org:auditor' })
}
