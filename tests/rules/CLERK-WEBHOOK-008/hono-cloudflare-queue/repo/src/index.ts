import { Hono } from 'hono'
import { Webhook } from 'svix'
import { db } from './db'

const app = new Hono<any>()

app.post('/webhooks/clerk', async (c) => {
  await c.env.DELIVERIES.send({ body: await c.req.text(), headers: c.req.header() })
  return c.text('queued')
})

export default {
  fetch: app.fetch,
  async queue(batch: any) {
    for (const message of batch.messages) {
      // expect: CLERK-WEBHOOK-008
      const evt: any = new Webhook(process.env.CLERK_WEBHOOK_SIGNING_SECRET!).verify(message.body.body, message.body.headers)
      if (evt.type === 'user.created') {
        await db.user.upsert({ where: { id: evt.data.id }, create: { id: evt.data.id }, update: {} })
      }
    }
  },
}
