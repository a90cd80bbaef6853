import { Hono } from 'hono'
import { logger } from 'hono/logger'
import { verifyWebhook } from '@clerk/hono/webhooks'
import { save } from './store'

const app = new Hono()
  .basePath('/api')
  .use(logger())
  .get('/health', (c) => c.text('ok'))
  .post('/webhooks/clerk', async (c) => {
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

export default { port: 8787, fetch: app.fetch }
