import { Hono } from 'hono'
import { verifyWebhook } from '@clerk/backend/webhooks'
import { sessionAuth } from 'session-auth'

const app = new Hono()
app.use('*', sessionAuth())

app.post('/webhooks/clerk', async (c) => {
  try {
    const evt = await verifyWebhook(c.req.raw)
    if (evt.type === 'user.created') console.log(evt.data.id)
    return c.json({ ok: true })
  } catch {
    return c.text('not verified', 400)
  }
})

export default app
