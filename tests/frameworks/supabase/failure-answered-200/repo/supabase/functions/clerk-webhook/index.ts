import { verifyWebhook } from 'npm:@clerk/backend@2/webhooks'

Deno.serve(async (req) => {
  const early = await req.json()
  try {
    const event = await verifyWebhook(req, {
      signingSecret: Deno.env.get('CLERK_WEBHOOK_SECRET'),
    })
    if (event.type === 'user.created') console.log(event.data.id)
  } catch (error) {
    console.error(early.type, error)
  }
  return new Response('ok')
})
