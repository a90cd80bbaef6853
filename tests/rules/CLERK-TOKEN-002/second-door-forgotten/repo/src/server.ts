import { verifyToken } from '@clerk/backend'
import { clerkMiddleware } from '@clerk/express'
import express from 'express'

const app = express()

app.use(clerkMiddleware({ authorizedParties: ['https://app.acme.example'] }))
app.post('/upgrade', async (req, res) => {
  // expect: CLERK-TOKEN-002
  const claims = await verifyToken(String(req.query.token), { jwtKey: process.env.CLERK_JWT_KEY })
  res.json({ id: claims.sub })
})
app.listen(3000)
