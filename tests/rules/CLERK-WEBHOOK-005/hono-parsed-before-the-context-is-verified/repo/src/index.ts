import { Hono } from 'hono'
import { verifyWebhook } from '@clerk/hono/webhooks'

const app = new Hono()

app.post('/webhooks/clerk', async (c) => {
  const { type } = await c.req.json()
  const evt = await verifyWebhook(c)
  return c.json({ created: evt.type === 'user.created', type })
})

export default app
