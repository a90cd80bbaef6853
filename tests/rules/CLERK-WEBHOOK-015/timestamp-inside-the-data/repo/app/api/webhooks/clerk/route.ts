import { verifyWebhook } from '@clerk/nextjs/webhooks'
import { db } from '../../../../lib/db'

export async function POST(req: any) {
  const evt: any = await verifyWebhook(req)
  if (evt.type === 'session.created') {
    await db.session.upsert({
      where: { id: evt.data.id },
      create: { id: evt.data.id, at: evt.data.timestamp, from: evt.event_attributes.http_request.client_ip },
      update: {},
    })
  }
  return new Response('ok')
}
