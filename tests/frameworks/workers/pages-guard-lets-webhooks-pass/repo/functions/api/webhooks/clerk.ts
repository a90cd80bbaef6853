import { verifyWebhook } from '@clerk/backend/webhooks'

export const onRequestPost = async ({ request, env }) => {
  const event = await verifyWebhook(request, { signingSecret: env.CLERK_WEBHOOK_SECRET })
  if (event.type === 'user.created') console.log(event.data.id)
  return new Response('ok')
}
