import express from 'express'
import { clerkMiddleware, getAuth } from '@clerk/express'

const app = express()
app.use('/dashboard', clerkMiddleware())

app.get('/me', (req, res) => {
  res.json({ userId: getAuth(req).userId })
})
