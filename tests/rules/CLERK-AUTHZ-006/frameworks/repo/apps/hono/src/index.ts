import { clerkMiddleware, getAuth } from '@clerk/hono'
import { Hono } from 'hono'

const app = new Hono()
app.use('*', clerkMiddleware())
app.use('*', async (c, next) => {
  c.set('orgRole', getAuth(c).orgRole)
  await next()
})
app.get('/bills', (c) => {
  // expect: CLERK-AUTHZ-006
  if (c.get('orgRole') !== 'admin') return c.json({}, 403)
  return c.json([])
})
export default app
