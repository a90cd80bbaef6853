import { Webhook } from 'svix'

export function verifyDelivery(data: { body: string; headers: Record<string, string> }): any {
  return new Webhook(process.env.CLERK_WEBHOOK_SECRET!).verify(data.body, data.headers)
}
