import { Hono } from 'hono'
import { jwt } from 'hono/jwt'

const app = new Hono()

// expect: CLERK-TOKEN-005
app.use('/api/*', jwt({ secret: process.env.CLERK_JWT_KEY! }))
app.get('/api/me', (c) => c.json(c.get('jwtPayload')))

export default app
