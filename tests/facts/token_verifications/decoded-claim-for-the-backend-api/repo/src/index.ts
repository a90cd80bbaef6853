import { createClerkClient } from '@clerk/backend'
import { Hono } from 'hono'
import jwt from 'jsonwebtoken'
import { find } from './store'

const clerk = createClerkClient({ secretKey: process.env.CLERK_SECRET_KEY })
const app = new Hono()

// by hand: what asks Clerk about the claim says whose token it is
app.get('/ticket', async (c) => {
  const parts = c.req.query('ticket')!.split('.')
  const body = JSON.parse(Buffer.from(parts[1], 'base64').toString('utf8'))
  const organizationId = body.oid || body.org_id || ''
  return c.json(await clerk.organizations.getOrganization({ organizationId }))
})

// by a library
app.get('/name', async (c) => {
  const claims = jwt.decode(c.req.header('authorization')!) as any
  return c.json(await clerk.users.getUser(claims.sub))
})

// nothing of Clerk's is asked: by hand no fact at all, of the library one without evidence
app.get('/own', async (c) => {
  const body = JSON.parse(atob(c.req.query('coupon')!.split('.')[1]))
  return c.json(await find(body.coupon))
})
app.get('/other', async (c) => {
  const claims = jwt.decode(c.req.query('coupon')!) as any
  return c.json(await find(claims.coupon))
})

// Clerk is asked, but not about what was decoded
app.get('/beside', async (c) => {
  const body = JSON.parse(atob(c.req.query('coupon')!.split('.')[1]))
  const user = await clerk.users.getUser(c.req.query('user')!)
  return c.json({ user: user.id, coupon: body.coupon })
})

// the SDK gave this token out
app.get('/given', async (c) => {
  const token = await c.get('clerkAuth')().getToken({ template: 'reports' })
  const claims = jwt.decode(token) as any
  return c.json(await clerk.users.getUser(claims.sub))
})

export default app
