import { Hono } from 'hono'
import { verifyWebhook } from '@clerk/backend/webhooks'

const app = new Hono()
app.post('/webhooks/clerk', async (c) => {
  const seen = await c.req.raw.text()
  const event = await verifyWebhook(c.req.raw)
  if (event.type === 'user.created') {
    console.log(seen.length)
  }
  return c.json({ ok: true })
})

export default app
