import { Hono } from 'hono'
import { verifyWebhook } from '@clerk/backend/webhooks'

const app = new Hono()

app.post('/webhooks/clerk', async (c) => {
  const { type } = await c.req.json()
  // expect: CLERK-WEBHOOK-005
  const evt = await verifyWebhook(c.req.raw)
  return c.json({ created: evt.type === 'user.created', type })
})

export default app
