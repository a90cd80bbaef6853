import { verifyWebhook } from '../../../../lib/verify'
import { db } from '../../../../lib/db'

export async function POST(req: Request) {
  const evt = await verifyWebhook(req)
  if (evt.type === 'user.created') {
    await db.user.upsert({ where: { id: evt.data.id }, create: { id: evt.data.id, at: evt.timestamp }, update: {} })
  }
  return new Response('ok')
}
