import { clerkMiddleware, getAuth } from '@clerk/express'
import express from 'express'

const app = express()
app.use(clerkMiddleware())
app.get('/tenant', (req, res) => {
  const { sessionClaims } = getAuth(req)
  // expect: CLERK-JWT-003
  res.json({ tenant: sessionClaims?.tenantId })
})
