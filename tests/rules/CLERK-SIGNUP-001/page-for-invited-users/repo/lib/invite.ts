import { clerkClient } from '@clerk/nextjs/server'

export async function invite(emailAddress: string) {
  const client = await clerkClient()
  return client.invitations.createInvitation({ emailAddress })
}
