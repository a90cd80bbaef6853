import { db } from '../../../../lib/db'
import { verifyWebhook } from '../../../../lib/verify'

// expect: CLERK-WEBHOOK-003
export async function POST(req: Request) {
  const evt = await verifyWebhook(req)
  if (evt.type === 'user.created') {
    await db.user.upsert({ where: { id: evt.data.id }, create: { id: evt.data.id }, update: {} })
  }
  return new Response('ok')
}
