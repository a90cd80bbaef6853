import { clerkMiddleware, getAuth } from '@hono/clerk-auth'
import { Hono } from 'hono'

const app = new Hono()
const selfHosted = process.env.SELF_HOSTED === 'true'

app.use('*', clerkMiddleware())

app.get('/reports', (c) => {
  const auth = getAuth(c)
  if (!selfHosted && !auth?.has({ plan: 'pro' })) {
    return c.json({ error: 'Forbidden' }, 403)
  }
  return c.json([])
})

export default app
