import { Hono } from 'hono'
import { verifyWebhook } from '@clerk/hono/webhooks'

const app = new Hono()
app.post('/webhooks/clerk', async (c) => {
  try {
    const event = await verifyWebhook(c)
    if (event.type === 'user.created') {
      console.log(event.data.id)
    }
  } catch {
    return c.json({ ok: false })
  }
  return c.json({ ok: true })
})

export default app
