import express from 'express'
import helmet from 'helmet'
import { clerkMiddleware } from '@clerk/express'

const app = express()
// expect: CLERK-CSP-001
app.use(helmet({ contentSecurityPolicy: { directives: { defaultSrc: ["'self'"], connectSrc: ["'self'", 'https://*.clerk.accounts.dev'] } } }))
app.use(clerkMiddleware())
app.use(express.static('dist'))
app.listen(3000)
