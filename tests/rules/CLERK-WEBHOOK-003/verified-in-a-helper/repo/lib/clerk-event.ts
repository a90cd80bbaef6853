import { Webhook } from 'svix'
import type { WebhookEvent } from '@clerk/nextjs/server'

export async function readClerkEvent(req: Request) {
  const body = await req.text()
  const wh = new Webhook(process.env.CLERK_WEBHOOK_SECRET!)
  return wh.verify(body, {
    'svix-id': req.headers.get('svix-id') ?? '',
    'svix-timestamp': req.headers.get('svix-timestamp') ?? '',
    'svix-signature': req.headers.get('svix-signature') ?? '',
  }) as WebhookEvent
}
