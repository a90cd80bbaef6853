import express from 'express'
import { createClerkClient } from '@clerk/backend'
import { getAuth } from '@clerk/express'

const clerk = createClerkClient({ secretKey: process.env.CLERK_SECRET_KEY })
const app = express()

app.use(async (req: any, res, next) => {
  const state = await clerk.authenticateRequest(req)
  req.auth = () => state.toAuth()
  next()
})

app.get('/me', (req, res) => {
  res.json({ userId: getAuth(req).userId })
})
