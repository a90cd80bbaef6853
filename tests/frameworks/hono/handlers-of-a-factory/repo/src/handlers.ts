import { createFactory, createMiddleware } from 'hono/factory'
import { verifyWebhook } from '@clerk/hono/webhooks'
import { save } from './store'

export const factory = createFactory()

export const verified = createMiddleware(async (c, next) => {
  try {
    c.set('event', await verifyWebhook(c))
  } catch {
    return c.json({ ok: false }, 400)
  }
  await next()
})

export const handlers = factory.createHandlers(verified, async (c) => {
  const event = c.get('event')
  if (event.type === 'user.created') {
    await save(event.data.id)
  }
  return c.json({ ok: true })
})
