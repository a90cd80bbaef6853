import { verifyWebhook } from 'svelte-clerk/webhooks'

export async function POST({ request }) {
  const evt = await verifyWebhook(request)
  return new Response(evt.type)
}
