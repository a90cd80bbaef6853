import { Hono } from 'hono'
import { db } from './db'

const app = new Hono()

// expect: CLERK-WEBHOOK-003
app.post('/api/webhooks/clerk', async (c) => {
  const { type, data } = await c.req.json()
  if (type === 'user.created') {
    await db.user.upsert({ where: { id: data.id }, create: { id: data.id }, update: {} })
  }
  return c.json({ received: true })
})

export default app
