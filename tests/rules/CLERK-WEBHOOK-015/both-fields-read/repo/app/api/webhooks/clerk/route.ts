import { verifyWebhook } from '@clerk/nextjs/webhooks'
import { db } from '../../../../lib/db'

export async function POST(req: any) {
  const evt: any = await verifyWebhook(req)
  // expect: CLERK-WEBHOOK-015
  console.log('delivery of', evt.instance_id)
  // expect: CLERK-WEBHOOK-015
  console.log('made at', evt.timestamp)
  if (evt.type === 'user.created') {
    await db.user.upsert({ where: { id: evt.data.id }, create: { id: evt.data.id, at: evt.timestamp }, update: {} })
  }
  return new Response('ok')
}
