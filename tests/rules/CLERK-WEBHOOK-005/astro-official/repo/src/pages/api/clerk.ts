import { verifyWebhook } from '@clerk/astro/webhooks'
import type { APIRoute } from 'astro'

export const POST: APIRoute = async ({ request }) => {
  if (!request.headers.get('svix-id')) {
    return new Response('no delivery', { status: 400 })
  }
  let evt
  try {
    evt = await verifyWebhook(request)
  } catch {
    return new Response('not verified', { status: 400 })
  }
  if (evt.type === 'user.created') {
    console.log('welcome', evt.data.id)
  }
  return new Response('ok')
}
