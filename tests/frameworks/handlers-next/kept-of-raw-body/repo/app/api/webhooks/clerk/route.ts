import { verifyWebhook } from '@clerk/nextjs/webhooks'
import { db } from '@/lib/db'

export async function POST(req: Request) {
  const { timestamp, instance_id } = await req.clone().json()
  const evt = await verifyWebhook(req)
  console.log(timestamp, instance_id)
  if (evt.type === 'user.created') {
    await db.user.upsert({ where: { id: evt.data.id }, create: { id: evt.data.id }, update: {} })
  }
  return new Response('ok')
}
