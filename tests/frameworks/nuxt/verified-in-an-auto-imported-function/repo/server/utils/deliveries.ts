import { Webhook } from 'svix'
import type { H3Event } from 'h3'

export async function openDelivery(event: H3Event) {
  const text = await readRawBody(event, 'utf8')
  return new Webhook(process.env.CLERK_WEBHOOK_SECRET!).verify(text!, {
    'svix-id': getHeader(event, 'svix-id')!,
    'svix-timestamp': getHeader(event, 'svix-timestamp')!,
    'svix-signature': getHeader(event, 'svix-signature')!,
  }) as { type: string }
}
