import { Hono } from 'hono'
import { verifyWebhook } from '@clerk/hono/webhooks'
import { db } from './db'

const app = new Hono()

app.post('/webhooks/clerk', async (c) => {
  let evt: any
  try {
    evt = await verifyWebhook(c)
  } catch {
    return c.text('not verified', 400)
  }
  if (evt.type === 'user.deleted') {
    for (const parcel of await db.parcel.findMany({ where: { owner: evt.data.id } })) {
      // expect: CLERK-WEBHOOK-007
      await db.parcel.update({ where: { id: parcel.id }, data: { owner: null } })
    }
  }
  return c.text('ok')
})

export default app
