import { Hono } from 'hono'
import { Webhook } from 'svix'
import { db } from './db'

const app = new Hono()

app.post('/api/webhooks/clerk', async (c) => {
  console.log((await c.req.text()).length)
  let evt
  try {
    const wh = new Webhook(process.env.CLERK_WEBHOOK_SIGNING_SECRET!)
    evt = wh.verify(await c.req.text(), {
      'svix-id': c.req.header('svix-id')!,
      'svix-timestamp': c.req.header('svix-timestamp')!,
      'svix-signature': c.req.header('svix-signature')!,
    }) as { type: string; data: { id: string } }
  } catch {
    return c.text('not verified', 400)
  }
  if (evt.type === 'user.created') {
    await db.user.upsert({ where: { id: evt.data.id }, create: { id: evt.data.id }, update: {} })
  }
  return c.text('ok')
})

export default app
