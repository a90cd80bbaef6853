import { auth, clerkClient } from '@clerk/nextjs/server'

export async function GET() {
  const { orgId: tenant, orgSlug } = await auth()
  const client = await clerkClient()
  await client.organizations.createOrganizationInvitation({ organizationId: tenant!, emailAddress: 'a@example.com', role: 'org:member', inviterUserId: 'user_1' })
  await client.organizations.createOrganization({ name: 'Acme', slug: 'acme', createdBy: 'user_1' })
  await client.users.getOrganizationMembershipList({ userId: 'user_1' })
  return Response.json(orgSlug)
}
