import { clerkMiddleware, getAuth } from '@clerk/hono'
import { Hono } from 'hono'

const app = new Hono()
app.use('*', clerkMiddleware())
app.use('*', async (c, next) => {
  if (c.req.path.startsWith('/reports') && !getAuth(c).userId) return c.json({}, 401)
  await next()
})
app.get('/reports', (c) => c.json([]))

export default app
