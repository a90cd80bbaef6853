import { clerkMiddleware, getAuth } from '@clerk/express'
import express from 'express'

const app = express()
app.use(clerkMiddleware())
app.get('/bills', (req, res) => {
  const { has, orgRole } = getAuth(req)
  if (!has({ role: 'admin' })) return res.status(403).end()
  res.json({ orgRole, bills: [] })
})
app.listen(3000)
