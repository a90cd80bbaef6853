import { clerkClient } from '@clerk/express'
import express from 'express'
import jwt from 'jsonwebtoken'

const app = express()

app.post('/plan', async (req, res) => {
  // expect: CLERK-TOKEN-001
  const decoded = jwt.decode(req.headers.authorization.replace('Bearer ', ''))
  const user = await clerkClient.users.getUser(decoded.sub)
  res.json({ plan: user.publicMetadata.plan })
})

app.listen(3000)
