import { OpenAPIHono } from '@hono/zod-openapi'
import { logger } from 'hono/logger'
import { secureHeaders } from 'hono/secure-headers'

export type Variables = { member: string }

export function createRouter() {
  return new OpenAPIHono<{ Variables: Variables }>({ strict: false })
}

export function createApp() {
  const app = createRouter()
  app.use(logger(), secureHeaders())
  app.notFound((c) => c.json({ error: 'not found' }, 404))
  return app
}
