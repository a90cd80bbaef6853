import { clerkMiddleware, getAuth } from '@clerk/hono'
import { Hono } from 'hono'

const app = new Hono()
app.use('*', clerkMiddleware())
app.get('/bills', (c) => {
  const auth = getAuth(c)
// expect: CLERK-AUTHZ-001
  if (!auth.has({ role: 'org:biling' })) return c.json({}, 403)
  return c.json([])
})
export default app
