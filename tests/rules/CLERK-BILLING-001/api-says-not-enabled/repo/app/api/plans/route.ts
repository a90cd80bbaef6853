import { clerkClient } from '@clerk/nextjs/server'

export async function GET() {
  const client = await clerkClient()
  // expect: CLERK-BILLING-001
  return Response.json(await client.billing.getPlanList({ limit: 50 }))
}
