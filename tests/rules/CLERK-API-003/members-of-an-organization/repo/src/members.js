const { clerkClient } = require('@clerk/express')

exports.members = async (organizationId) => {
  // expect: CLERK-API-003
  const { data } = await clerkClient.organizations.getOrganizationMembershipList({ organizationId })
  return data.map((member) => member.publicUserData.userId)
}
