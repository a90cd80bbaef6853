import { verifyWebhook } from '@clerk/react-router/webhooks'
import { db } from '../db'

const isProduction = process.env.NODE_ENV === 'production'

export const action = async ({ request }: { request: Request }) => {
  let evt: any
  // expect: CLERK-WEBHOOK-004
  if (isProduction) {
    try {
      evt = await verifyWebhook(request)
    } catch {
      return new Response('not verified', { status: 400 })
    }
  } else {
    evt = await request.json()
  }
  if (evt.type === 'user.created') {
    await db.user.upsert({ where: { id: evt.data.id }, create: { id: evt.data.id }, update: {} })
  }
  return new Response('ok')
}
