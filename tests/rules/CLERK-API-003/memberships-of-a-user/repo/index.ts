import { createClerkClient } from '@clerk/backend'

const clerk = createClerkClient({ secretKey: process.env.CLERK_SECRET_KEY })

export const memberships = (userId: string) => clerk.users.getOrganizationMembershipList({ userId })
