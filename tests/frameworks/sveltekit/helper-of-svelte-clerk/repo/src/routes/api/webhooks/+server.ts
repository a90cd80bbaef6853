import { verifyWebhook } from 'svelte-clerk/webhooks'
import { json } from '@sveltejs/kit'
import type { RequestHandler } from './$types'

export const POST: RequestHandler = async ({ request }) => {
  try {
    const evt = await verifyWebhook(request)
    switch (evt.type) {
      case 'user.created':
      case 'user.updated':
        console.log('user', evt.data.id)
    }
    return json({ received: true })
  } catch {
    return new Response('not verified', { status: 400 })
  }
}
