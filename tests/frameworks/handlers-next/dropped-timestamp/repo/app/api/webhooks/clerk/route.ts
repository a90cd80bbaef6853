import { verifyWebhook } from '@clerk/nextjs/webhooks'
import { db } from '@/lib/db'

export async function POST(req: Request) {
  const evt = await verifyWebhook(req)
  const sentAt = new Date(evt.timestamp)
  await db.log.upsert({ where: { id: evt.data.id }, create: { sentAt }, update: { sentAt } })
  if (evt.type === 'user.created') {
    await db.user.upsert({ where: { id: evt.data.id }, create: { id: evt.data.id }, update: {} })
  }
  return new Response('ok')
}
