import { Hono } from 'hono'
import { verifyWebhook } from '@clerk/hono/webhooks'
import { db } from './db'

const app = new Hono()

// expect: CLERK-WEBHOOK-016
app.get('/webhooks/clerk', async (c) => {
  const evt = await verifyWebhook(c)
  if (evt.type === 'user.created') {
    await db.user.upsert({ where: { id: evt.data.id }, create: { id: evt.data.id }, update: {} })
  }
  return c.text('ok')
})

export default app
