import express from 'express'
import { clerkMiddleware, getAuth } from '@clerk/express'
import { expressjwt } from 'express-jwt'

const app = express()

app.use('/partners', expressjwt({ secret: process.env.PARTNER_SECRET!, algorithms: ['HS256'] }))
app.get('/partners/me', (req, res) => res.json({ id: req.auth.sessionId }))
app.use(clerkMiddleware())
app.get('/me', (req, res) => res.json({ id: getAuth(req).userId }))
app.listen(3000)
