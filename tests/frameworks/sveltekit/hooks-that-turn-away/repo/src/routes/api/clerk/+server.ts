import { verifyWebhook } from 'svelte-clerk/webhooks'

export async function POST({ request }) {
  const evt = await verifyWebhook(request)
  return Response.json({ created: evt.type === 'user.created' })
}
