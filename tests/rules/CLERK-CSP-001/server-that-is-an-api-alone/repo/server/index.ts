import express from 'express'
import helmet from 'helmet'
import { clerkMiddleware } from '@clerk/express'

const app = express()
app.use(helmet({ contentSecurityPolicy: { directives: { defaultSrc: ["'self'"], connectSrc: ["'self'", 'https://*.clerk.accounts.dev'] } } }))
app.use(clerkMiddleware())
app.get('/api/orders', (req, res) => { res.json([]) })
app.listen(3000)
