import { Hono } from 'hono'
import { verifyWebhook } from '@clerk/hono/webhooks'
import { db } from './db'

const app = new Hono()

app.post('/webhooks/clerk', async (c) => {
  const evt = await verifyWebhook(c)
  // expect: CLERK-WEBHOOK-015
  const { type, data, timestamp } = evt as any
  if (type === 'user.created') {
    await db.user.upsert({ where: { id: data.id }, create: { id: data.id, at: timestamp }, update: {} })
  }
  return c.text('ok')
})

export default app
