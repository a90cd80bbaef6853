import { Hono } from 'hono'
import { clerkMiddleware, getAuth } from '@hono/clerk-auth'

const app = new Hono()
app.use('*', clerkMiddleware({ authorizedParties: ['https://fake-shop.example'] }))

app.get('/reports', (c) => {
  const auth = getAuth(c)
  // expect: CLERK-ORG-001
  if (auth?.orgRole !== 'org:admin') {
    return c.json({ error: 'forbidden' }, 403)
  }
  return c.json({ ok: true })
})

export default app
