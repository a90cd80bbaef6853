import { verifyWebhook } from '@clerk/nextjs/webhooks'
import { db } from '../../../../lib/db'

export async function POST(req: any) {
  const evt: any = await verifyWebhook(req)
  const entry = { type: evt.type, timestamp: Date.now() }
  if (evt.type === 'user.created') {
    await db.user.upsert({ where: { id: evt.data.id }, create: { id: evt.data.id, at: entry.timestamp }, update: {} })
  }
  return Response.json({ timestamp: entry.timestamp })
}
