import { createClerkClient } from '@clerk/backend'
import pRetry from 'p-retry'

const clerk = createClerkClient({ secretKey: process.env.CLERK_SECRET_KEY })

export function join(email: string, id: string) {
  return pRetry(() => clerk.users.createUser({ emailAddress: [email], externalId: id }))
}

export function invite(emailAddress: string) {
  return pRetry(() => clerk.invitations.createInvitation({ emailAddress }))
}

export function plain(name: string) {
  return clerk.organizations.createOrganization({ name })
}
