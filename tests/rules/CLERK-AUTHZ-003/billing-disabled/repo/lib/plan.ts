import { auth } from '@clerk/nextjs/server'

export async function pays() {
  const { has } = await auth()
  // expect: CLERK-BILLING-001
  return has({ plan: 'pro' })
}
