import { verifyWebhook } from '@clerk/astro/webhooks'
import type { APIRoute } from 'astro'
import { db } from '../../lib/db'

export const POST: APIRoute = async ({ request }) => {
  // expect: CLERK-WEBHOOK-006
  const plans = await db.plan.findMany()
  let evt
  try {
    evt = await verifyWebhook(request)
  } catch {
    return new Response('not verified', { status: 400 })
  }
  if (evt.type === 'user.created') {
    console.log('welcome', evt.data.id)
  }
  return Response.json(plans.length)
}
