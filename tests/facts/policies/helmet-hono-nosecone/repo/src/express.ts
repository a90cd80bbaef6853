import { clerkMiddleware } from '@clerk/express'
import express from 'express'
import helmet, { contentSecurityPolicy as csp } from 'helmet'

const app = express()
app.use(clerkMiddleware())
app.use(
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", (req, res) => `'nonce-${res.locals.nonce}'`],
        'img-src': ["'self'", 'https://img.clerk.com'],
        upgradeInsecureRequests: [],
        objectSrc: null,
      },
    },
  }),
)
app.use('/embed', csp({ useDefaults: false, reportOnly: true, directives: { frameAncestors: ['*'] } }))
