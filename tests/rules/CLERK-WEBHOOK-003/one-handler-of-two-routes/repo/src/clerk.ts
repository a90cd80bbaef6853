import { Hono } from 'hono'
import { db } from './db'

const clerk = new Hono()

// expect: CLERK-WEBHOOK-003
clerk.post('/', async (c) => {
  const evt = await c.req.json()
  if (evt.type === 'user.created') {
    await db.user.upsert({ where: { id: evt.data.id }, create: { id: evt.data.id }, update: {} })
  }
  return c.text('ok')
})

export default clerk
