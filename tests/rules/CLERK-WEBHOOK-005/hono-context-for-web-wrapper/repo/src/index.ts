import { Hono } from 'hono'
import { verifyWebhook } from '@clerk/backend/webhooks'

const app = new Hono()

app.post('/webhooks/clerk', async (c) => {
  // expect: CLERK-WEBHOOK-005
  const evt = await verifyWebhook(c as any)
  return c.json({ created: evt.type === 'user.created' })
})

export default app
