import { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import { verifyWebhook } from '@clerk/hono/webhooks'
import { db } from './db'

const verified = createMiddleware(async (c, next) => {
  try {
    c.set('event', await verifyWebhook(c))
  } catch {
    return c.text('not verified', 400)
  }
  await next()
})

const app = new Hono()
app.use('/api/webhooks/*', verified)
app.post('/api/webhooks/clerk', async (c) => {
  const { type, data } = c.get('event')
  if (type === 'user.created') {
    await db.user.upsert({ where: { id: data.id }, create: { id: data.id }, update: {} })
  }
  return c.json({ received: true })
})

export default app
