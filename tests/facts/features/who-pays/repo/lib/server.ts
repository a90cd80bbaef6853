import { clerkClient } from '@clerk/nextjs/server'

export async function plans(id: string) {
  const client = await clerkClient()
  await client.billing.getOrganizationBillingSubscription(id)
  await client.billing.getUserBillingSubscription(id)
  return client.billing.getPlanList()
}
