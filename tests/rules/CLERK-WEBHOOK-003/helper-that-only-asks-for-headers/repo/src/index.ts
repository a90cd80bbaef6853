import { Hono } from 'hono'
import { db } from './db'

const app = new Hono()

async function verifyClerkWebhook(request: Request): Promise<boolean> {
  return Boolean(request.headers.get('svix-id') && request.headers.get('svix-signature'))
}

// expect: CLERK-WEBHOOK-003
app.post('/webhooks/clerk', async (c) => {
  if (!(await verifyClerkWebhook(c.req.raw))) {
    return c.text('not verified', 401)
  }
  const evt = await c.req.json()
  if (evt.type === 'user.created') {
    await db.user.upsert({ where: { id: evt.data.id }, create: { id: evt.data.id }, update: {} })
  }
  return c.text('ok')
})

export default app
