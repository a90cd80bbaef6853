import { verifyWebhook } from '@clerk/astro/webhooks'
import type { APIRoute } from 'astro'
import { db } from '../../lib/db'

// expect: CLERK-WEBHOOK-016
export const GET: APIRoute = async ({ request }) => {
  const evt = await verifyWebhook(request)
  if (evt.type === 'user.created') {
    await db.user.upsert({ where: { id: evt.data.id }, create: { id: evt.data.id }, update: {} })
  }
  return new Response('ok')
}
