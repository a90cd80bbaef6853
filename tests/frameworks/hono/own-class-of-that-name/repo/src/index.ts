import { Hono } from './hono'
import { verifyWebhook } from '@clerk/hono/webhooks'

const app = new Hono()
app.post('/webhooks/clerk', async (c) => {
  const event = await verifyWebhook(c)
  return event.type === 'user.created'
})
