import { verifyWebhook } from '@clerk/react-router/webhooks'
import { db } from '../db'

// expect: CLERK-WEBHOOK-016
export const loader = async ({ request }: { request: Request }) => {
  const evt = await verifyWebhook(request)
  if (evt.type === 'user.created') {
    await db.user.upsert({ where: { id: evt.data.id }, create: { id: evt.data.id }, update: {} })
  }
  return new Response('ok')
}
