import { clerkMiddleware, getAuth } from '@clerk/hono'
import { Hono } from 'hono'

const app = new Hono()
app.use('*', clerkMiddleware())
app.get('/members', (c) => {
  // expect: CLERK-AUTHZ-005
  const allowed = getAuth(c).has({ permission: 'org:sys_memberships:read' })
  return c.json({ allowed })
})
export default app
