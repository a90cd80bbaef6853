import { verifyWebhook } from 'svelte-clerk/webhooks'
import { later } from '$lib/later'

export const POST = async ({ request }) => {
  let evt
  try {
    evt = await verifyWebhook(request)
  } catch {
    return new Response('bad signature', { status: 400 })
  }
  switch (evt.type) {
    case 'user.created':
      await later('welcome', evt.data.id)
      break
    case 'user.deleted':
      await later('farewell', evt.data.id)
      break
  }
  return new Response(null, { status: 204 })
}
