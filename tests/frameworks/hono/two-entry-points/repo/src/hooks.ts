import { Hono } from 'hono'
import { verifyWebhook } from '@clerk/hono/webhooks'
import { save } from './store'

export const hooks = new Hono()
hooks.post('/clerk', async (c) => {
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
