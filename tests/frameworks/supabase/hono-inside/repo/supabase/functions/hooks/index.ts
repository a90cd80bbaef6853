import { Hono } from 'jsr:@hono/hono'
import { verifyWebhook } from 'npm:@clerk/backend/webhooks'

const app = new Hono().basePath('/hooks')

app.post('/clerk', async (c) => {
  const event = await verifyWebhook(c.req.raw, {
    signingSecret: Deno.env.get('CLERK_WEBHOOK_SECRET'),
  })
  if (event.type === 'user.created') console.log(event.data.id)
  return c.text('ok')
})

Deno.serve(app.fetch)
