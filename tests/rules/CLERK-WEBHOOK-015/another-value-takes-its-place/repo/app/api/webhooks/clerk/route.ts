import { verifyWebhook } from '@clerk/nextjs/webhooks'
import { db } from '../../../../lib/db'

export async function POST(req: any) {
  const evt: any = await verifyWebhook(req)
  const at = evt.timestamp ?? evt.data.updated_at
  if (evt.type === 'user.created') {
    await db.user.upsert({ where: { id: evt.data.id }, create: { id: evt.data.id, at }, update: {} })
  }
  return new Response('ok')
}
