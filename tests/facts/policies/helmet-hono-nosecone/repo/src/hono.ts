import { Hono } from 'hono'
import { NONCE, secureHeaders } from 'hono/secure-headers'
import { clerkMiddleware } from '@hono/clerk-auth'

const app = new Hono()
app.use('*', clerkMiddleware())
app.use(
  secureHeaders({
    contentSecurityPolicy: { defaultSrc: ["'self'"], scriptSrc: [NONCE, "'strict-dynamic'"] },
    contentSecurityPolicyReportOnly: { imgSrc: ["'self'"] },
  }),
)
