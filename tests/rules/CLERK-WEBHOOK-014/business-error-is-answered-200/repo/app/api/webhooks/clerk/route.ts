import { verifyWebhook } from '@clerk/nextjs/webhooks'
import { db } from '../../../../lib/db'

export async function POST(req: any) {
  let evt
  try {
    evt = await verifyWebhook(req)
  } catch {
    return new Response('not verified', { status: 400 })
  }
  try {
    if (evt.type === 'user.created') {
      await db.user.upsert({ where: { id: evt.data.id }, create: { id: evt.data.id }, update: {} })
    }
  } catch (error) {
    console.error(error)
  }
  return new Response('ok')
}
