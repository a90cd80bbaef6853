import { Hono } from 'npm:hono@4'
import { verifyWebhook } from 'npm:@clerk/hono/webhooks'
import { save } from './store.ts'

const app = new Hono().basePath('/hooks')

app.post('/clerk', async (c) => {
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

Deno.serve(app.fetch)
