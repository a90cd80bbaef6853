import { clerkClient } from '@clerk/nextjs/server'

export async function invite(organizationId: string, emailAddress: string) {
  const client = await clerkClient()
  await client.organizations.createOrganizationInvitation({
    organizationId,
    emailAddress,
    // expect: CLERK-AUTHZ-001
    role: 'org:guest',
  })
}

export async function add(organizationId: string, userId: string) {
  const client = await clerkClient()
  await client.organizations.createOrganizationMembership({ organizationId, userId, role: 'org:member' })
}

export async function addOldWay(organizationId: string, userId: string) {
  const client = await clerkClient()
  await client.organizations.createOrganizationMembership({ organizationId, userId, role: 'basic_member' })
}
