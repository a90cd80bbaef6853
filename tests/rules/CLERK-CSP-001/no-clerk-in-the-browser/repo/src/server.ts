import express from 'express'
import helmet from 'helmet'
import { clerkMiddleware, getAuth } from '@clerk/express'

const app = express()
app.use(helmet({ contentSecurityPolicy: { directives: { defaultSrc: ["'none'"] } } }))
app.use(clerkMiddleware())
app.get('/me', (req, res) => res.json({ id: getAuth(req).userId }))
app.listen(3000)
