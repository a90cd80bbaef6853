import express from 'express'
import { clerkMiddleware, requireAuth } from '@clerk/express'

const app = express()

app.use(clerkMiddleware())
app.get('/me', (req, res) => {
  // expect: CLERK-SDK-001
  res.json({ id: req.auth.userId })
})
// expect: CLERK-SDK-001
app.get('/own', requireAuth(), (req, res) => res.end())
app.listen(3000)
