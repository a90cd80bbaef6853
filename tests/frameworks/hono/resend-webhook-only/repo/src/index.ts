import { Hono } from 'hono'
import { Webhook } from 'svix'

const app = new Hono()
app.post('/webhooks/resend', async (c) => {
  const wh = new Webhook(process.env.RESEND_WEBHOOK_SECRET!)
  const event = wh.verify(await c.req.text(), c.req.header()) as { type: string }
  if (event.type === 'email.bounced') {
    console.log('bounced')
  }
  return c.json({ ok: true })
})

export default app
