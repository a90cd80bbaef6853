import { Hono } from 'hono'
import { db } from './db'
import { SIGNATURE } from './names'
import { verified } from './verify'

const ID = 'svix-id'
const TIMESTAMP = 'svix-timestamp'
const app = new Hono<any>()

app.post('/webhooks/clerk', async (c) => {
  const body = await c.req.text()
  const signatures = c.req.header(SIGNATURE) ?? ''
  const secret = c.env.CLERK_WEBHOOK_SIGNING_SECRET
  if (!(await verified(secret, body, c.req.header(ID) ?? '', c.req.header(TIMESTAMP) ?? '', signatures))) {
    return c.json({ error: 'not verified' }, 401)
  }
  const evt = JSON.parse(body)
  if (evt.type === 'user.created') {
    await db.user.upsert({ where: { id: evt.data.id }, create: { id: evt.data.id }, update: {} })
  }
  return c.text('ok')
})

export default app
