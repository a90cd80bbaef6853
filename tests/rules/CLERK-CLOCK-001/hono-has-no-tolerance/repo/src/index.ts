import { Hono } from 'hono'
import { jwt } from 'hono/jwt'

const app = new Hono()

// expect: CLERK-CLOCK-001
app.use('/api/*', jwt({ secret: process.env.CLERK_JWT_KEY!, alg: 'RS256' }))

export default app
