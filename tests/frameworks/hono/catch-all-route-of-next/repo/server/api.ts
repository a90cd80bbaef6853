import { Hono } from 'hono'
import { verifyWebhook } from '@clerk/hono/webhooks'
import { save } from './store'

export const app = new Hono().basePath('/api')
app.post('/hooks/clerk', async (c) => {
  try {
    const event = await verifyWebhook(c)
    if (event.type === 'user.created') {
      await save(event.data.id)
    }
    return c.json({ ok: true })
  } catch {
    return c.json({ ok: false }, 400)
  }
})
