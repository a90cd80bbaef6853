import { clerkMiddleware, getAuth } from '@clerk/express'
import express from 'express'

const app = express()
app.use(clerkMiddleware())
app.post('/members', (req, res) => {
  // expect: CLERK-AUTHZ-005
  if (!getAuth(req).has({ permission: 'sys_memberships:manage' })) return res.status(403).end()
  res.json({})
})
app.get('/members', (req, res) => {
  const { orgPermissions } = getAuth(req)
  // expect: CLERK-AUTHZ-005
  if (!orgPermissions?.includes('org:sys_memberships:read')) return res.status(403).end()
  res.json([])
})
app.listen(3000)
