import { clerkClient, clerkMiddleware, getAuth } from '@clerk/express'
import express from 'express'

const app = express()
app.use(clerkMiddleware())

app.get('/a', async (req, res) => {
  res.json(await req.auth.getToken({ template: 'express-old' }))
})
app.get('/b', async (req, res) => {
  const auth = getAuth(req)
  res.json([await auth.getToken({ template: 'express' }), await clerkClient.sessions.getToken(auth.sessionId!, 'by-id')])
})
