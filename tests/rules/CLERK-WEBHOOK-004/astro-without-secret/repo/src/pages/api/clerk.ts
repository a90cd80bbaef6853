import { verifyWebhook } from '@clerk/astro/webhooks'
import type { APIRoute } from 'astro'
import { db } from '../../lib/db'

export const POST: APIRoute = async ({ request }) => {
  const signingSecret = import.meta.env.CLERK_WEBHOOK_SIGNING_SECRET
  let evt: any
  // expect: CLERK-WEBHOOK-004
  if (!signingSecret) {
    evt = await request.json()
  } else {
    evt = await verifyWebhook(request, { signingSecret })
  }
  if (evt.type === 'user.created') {
    await db.user.upsert({ where: { id: evt.data.id }, create: { id: evt.data.id }, update: {} })
  }
  return new Response('ok')
}
