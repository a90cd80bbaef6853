import { verifyWebhook } from '@clerk/nextjs/webhooks'
import { deliveries } from '../../../../lib/queue'

export async function POST(req: any) {
  const evt = await verifyWebhook(req)
  await deliveries.add(evt.type, evt.data)
  return new Response('queued')
}
