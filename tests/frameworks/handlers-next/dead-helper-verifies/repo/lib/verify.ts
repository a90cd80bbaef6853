import { Webhook } from 'svix'

export function verifyDelivery(body: string, headers: Record<string, string>): any {
  return new Webhook(process.env.CLERK_WEBHOOK_SECRET!).verify(body, headers)
}
