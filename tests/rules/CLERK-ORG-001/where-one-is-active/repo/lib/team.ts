import { clerkClient } from '@clerk/nextjs/server'

export async function teamOf(owner: { organizationId?: string }) {
  if (!owner.organizationId) {
    return null
  }
  const client = await clerkClient()
  return client.organizations.getOrganization({ organizationId: owner.organizationId })
}
