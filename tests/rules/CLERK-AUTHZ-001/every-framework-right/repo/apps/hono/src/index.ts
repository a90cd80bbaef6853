import { clerkMiddleware, getAuth } from '@clerk/hono'
import { Hono } from 'hono'

const app = new Hono()
app.use('*', clerkMiddleware())
app.get('/bills', (c) => {
  const auth = getAuth(c)
    if (!auth.has({ role: 'org:billing' })) return c.json({}, 403)
  return c.json([])
})
export default app
