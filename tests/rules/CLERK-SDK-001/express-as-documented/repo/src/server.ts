import express from 'express'
import { clerkMiddleware, getAuth } from '@clerk/express'

const app = express()

app.use(clerkMiddleware())
app.get('/me', (req, res) => {
  const { userId } = getAuth(req)
  if (!userId) return res.status(401).end()
  res.json({ id: userId })
})
app.listen(3000)
