import { verifyWebhook } from 'npm:@clerk/backend@2.33.3/webhooks'

Deno.serve(async (request) => {
  const event = await verifyWebhook(request, { signingSecret: Deno.env.get('CLERK_WEBHOOK_SIGNING_SECRET') })
  console.log(event.type)
  return new Response('ok')
})
