import { Hono } from 'hono'
import { verifyWebhook } from '@clerk/hono/webhooks'
import { remove } from './users'

const app = new Hono()

app.post('/webhooks/clerk', async (c) => {
  let evt
  if (['development', 'test'].includes(process.env.NODE_ENV!)) {
    evt = await c.req.json()
  } else {
    try {
      evt = await verifyWebhook(c)
    } catch {
      return c.text('rejected', 400)
    }
  }
  if (evt.type === 'user.deleted') await remove(evt.data.id)
  console.log(evt.timestamp)
  return c.text('ok')
})

export default app
