import { verifyWebhook } from '@clerk/react-router/webhooks'
import { data } from 'react-router'
import { db } from '../db'

export const action = async ({ request }: { request: Request }) => {
  let evt
  try {
    // expect: CLERK-WEBHOOK-014
    evt = await verifyWebhook(request)
  } catch {
    return data({ error: 'not verified' })
  }
  if (evt.type === 'user.created') {
    await db.user.upsert({ where: { id: evt.data.id }, create: { id: evt.data.id }, update: {} })
  }
  return new Response('ok')
}
