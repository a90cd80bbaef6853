import { Webhook } from 'svix'
import { clerkClient } from '@clerk/express'

export async function handle(body: string, headers: Record<string, string>) {
  // expect: CLERK-ENV-005
  const event = new Webhook(process.env.WEBHOOK_SECRET!).verify(body, headers)
  return clerkClient.users.getUser((event as { data: { id: string } }).data.id)
}
