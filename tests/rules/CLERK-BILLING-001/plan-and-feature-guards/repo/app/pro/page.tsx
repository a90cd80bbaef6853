import { auth } from '@clerk/nextjs/server'

export default async function Pro() {
  const { has } = await auth()
  // expect: CLERK-BILLING-001
  if (!has({ plan: 'pro' })) {
    return <p>Upgrade first</p>
  }
  return has({ feature: 'export' }) ? <button>Export</button> : null
}
