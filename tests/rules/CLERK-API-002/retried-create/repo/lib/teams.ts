import { clerkClient } from '@clerk/nextjs/server'
import pRetry from 'p-retry'

export async function createTeam(name: string, createdBy: string) {
  const client = await clerkClient()
  // expect: CLERK-API-002
  return pRetry(() => client.organizations.createOrganization({ name, createdBy }), { retries: 3 })
}
