import { Hono } from 'hono'
import { verifyWebhook } from '@clerk/hono/webhooks'
import { db } from './db'

const app = new Hono<any>()

app.post('/webhooks/clerk', async (c) => {
  // expect: CLERK-WEBHOOK-021
  const evt = await verifyWebhook(c, { signingSecret: c.env.CLERK_PUBLISHABLE_KEY })
  if (evt.type === 'user.created') {
    await db.user.upsert({ where: { id: evt.data.id }, create: { id: evt.data.id }, update: {} })
  }
  return c.text('ok')
})

export default app
