import { verifyWebhook } from '@clerk/nextjs/webhooks'
import { db } from '../../../../lib/db'
import { ratelimit } from '../../../../lib/ratelimit'

export async function POST(req: any) {
  const { success } = await ratelimit.limit(req.headers.get('x-forwarded-for') ?? 'nobody')
  if (!success) {
    return new Response('slow down', { status: 429 })
  }
  const evt = await verifyWebhook(req)
  if (evt.type === 'user.created') {
    await db.user.upsert({ where: { id: evt.data.id }, create: { id: evt.data.id }, update: {} })
  }
  return new Response('ok')
}
