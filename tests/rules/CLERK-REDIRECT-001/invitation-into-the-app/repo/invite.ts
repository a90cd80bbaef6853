import { createClerkClient } from '@clerk/backend'

const clerk = createClerkClient({ secretKey: process.env.CLERK_SECRET_KEY })

export function invite(emailAddress: string) {
  return clerk.invitations.createInvitation({ emailAddress, redirectUrl: 'shop://welcome' })
}
