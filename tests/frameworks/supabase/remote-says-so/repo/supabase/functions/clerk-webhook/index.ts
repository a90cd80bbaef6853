import { verifyWebhook } from 'npm:@clerk/backend/webhooks'

Deno.serve(async (req) => {
  const secret = Deno.env.get('CLERK_WEBHOOK_SECRET')
  if (!secret) {
    return new Response('not configured', { status: 500 })
  }
  let event
  try {
    event = await verifyWebhook(req, { signingSecret: secret })
  } catch {
    return new Response('rejected', { status: 400 })
  }
  if (event.type === 'user.created') console.log(event.data.id)
  return new Response('ok')
})
