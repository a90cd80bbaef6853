import { clerkMiddleware, getAuth } from '@clerk/express'
import express from 'express'

const app = express()
app.use(clerkMiddleware())
app.get('/bills', (req, res) => {
  const { has } = getAuth(req)
    if (!has({ role: 'org:billing' })) return res.status(403).end()
  res.json([])
})
app.listen(3000)
