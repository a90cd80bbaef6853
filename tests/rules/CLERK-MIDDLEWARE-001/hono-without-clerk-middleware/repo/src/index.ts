import { Hono } from 'hono'
import { getAuth } from '@hono/clerk-auth'

const app = new Hono()

app.get('/me', (c) => {
  // expect: CLERK-MIDDLEWARE-001
  return c.json({ userId: getAuth(c)?.userId })
})

export default app
