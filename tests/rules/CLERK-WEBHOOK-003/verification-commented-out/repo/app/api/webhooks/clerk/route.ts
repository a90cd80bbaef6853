// import { verifyWebhook } from '@clerk/nextjs/webhooks'
import { db } from '../../../../lib/db'

// expect: CLERK-WEBHOOK-003
export async function POST(req: Request) {
  // const evt = await verifyWebhook(req)
  const evt = await req.json()
  if (evt.type === 'user.created') {
    await db.user.upsert({ where: { id: evt.data.id }, create: { id: evt.data.id }, update: {} })
  }
  return new Response('ok')
}
