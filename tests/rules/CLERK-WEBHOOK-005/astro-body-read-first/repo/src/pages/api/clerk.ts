import { verifyWebhook } from '@clerk/astro/webhooks'
import type { APIRoute } from 'astro'

export const POST: APIRoute = async ({ request }) => {
  console.log('delivery', (await request.json()).type)
  let evt
  try {
    // expect: CLERK-WEBHOOK-005
    evt = await verifyWebhook(request)
  } catch {
    return new Response('not verified', { status: 400 })
  }
  if (evt.type === 'user.created') {
    console.log('welcome', evt.data.id)
  }
  return new Response('ok')
}
