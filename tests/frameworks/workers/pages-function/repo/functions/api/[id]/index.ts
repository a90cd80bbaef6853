import { verifyWebhook } from '@clerk/backend/webhooks'

export async function onRequest({ request, env }) {
  const event = await verifyWebhook(request, { signingSecret: env.CLERK_WEBHOOK_SECRET })
  if (event.type === 'user.deleted') console.log(event.data.id)
  return new Response('ok')
}
