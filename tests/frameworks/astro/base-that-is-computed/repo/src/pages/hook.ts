import { verifyWebhook } from '@clerk/astro/webhooks'

export async function POST({ request }) {
  const evt = await verifyWebhook(request)
  return Response.json({ type: evt.type })
}
