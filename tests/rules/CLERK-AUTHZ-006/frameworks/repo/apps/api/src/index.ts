import { clerkMiddleware, getAuth } from '@clerk/express'
import express from 'express'

const app = express()
app.use(clerkMiddleware())
app.get('/bills', (req, res) => {
  const { orgRole } = getAuth(req)
  // expect: CLERK-AUTHZ-006
  if (orgRole !== 'admin') return res.status(403).end()
  res.json([])
})
app.listen(3000)
