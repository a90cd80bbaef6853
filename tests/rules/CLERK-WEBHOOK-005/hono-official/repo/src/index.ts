import { Hono } from 'hono'
import { verifyWebhook } from '@clerk/hono/webhooks'
import { db } from './db'

const app = new Hono()

app.post('/api/webhooks/clerk', async (c) => {
  let evt
  try {
    evt = await verifyWebhook(c)
  } catch {
    return c.text('not verified', 400)
  }
  if (evt.type === 'user.created') {
    await db.user.upsert({ where: { id: evt.data.id }, create: { id: evt.data.id }, update: {} })
  }
  return c.text('ok')
})

export default app
