import { verifyWebhook } from '@clerk/nextjs/webhooks'
import { db } from '../../../../lib/db'

export async function POST(req: any) {
  try {
    // expect: CLERK-WEBHOOK-014
    const evt = await verifyWebhook(req)
    if (evt.type === 'user.created') {
      await db.user.upsert({ where: { id: evt.data.id }, create: { id: evt.data.id }, update: {} })
    }
  } catch (error) {
    console.error(error)
  }
  return new Response('ok')
}
