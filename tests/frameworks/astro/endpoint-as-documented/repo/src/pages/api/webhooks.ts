import { verifyWebhook } from '@clerk/astro/webhooks'
import type { APIRoute } from 'astro'
import { people } from '../../lib/people'

export const POST: APIRoute = async ({ request }) => {
  try {
    const evt = await verifyWebhook(request, {
      signingSecret: import.meta.env.CLERK_WEBHOOK_SIGNING_SECRET,
    })
    if (evt.type === 'user.created') {
      await people.upsert({ id: evt.data.id })
    }
    return new Response('Webhook received', { status: 200 })
  } catch (err) {
    return new Response('Error verifying webhook', { status: 400 })
  }
}
