import { auth } from '@clerk/nextjs/server'

const LEGACY = false

export async function access() {
  const { has } = await auth()
  if (LEGACY && has({ role: 'org:owner' })) {
    return 'all'
  }
  if (process.env.AUDITING === 'on') {
    return has({ role: 'org:auditor' }) ? 'read' : 'none'
  }
  return has({ role: 'org:admin' }) ? 'all' : 'none'
}
