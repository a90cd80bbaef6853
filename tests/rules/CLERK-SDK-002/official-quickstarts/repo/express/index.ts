import { clerkMiddleware, requireAuth } from '@clerk/express'
import express from 'express'

const app = express()
app.use(clerkMiddleware({ frontendApiProxy: { enabled: true } }))
app.get('/me', requireAuth(), (req, res) => res.send('me'))
