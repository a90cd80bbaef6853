import { verifyWebhook } from '@clerk/nextjs/webhooks'
import { db } from '@/lib/db'

export async function POST(req: Request) {
  let evt
  try {
    evt = await verifyWebhook(req)
  } catch {
    return new Response('rejected', { status: 400 })
  }
  const { instance_id: instance, timestamp } = evt
  if (instance !== process.env.CLERK_INSTANCE) return new Response('other', { status: 200 })
  if (evt.type === 'user.created') {
    await db.user.upsert({ where: { id: evt.data.id }, create: { id: evt.data.id }, update: {} })
  }
  return new Response('ok')
}
