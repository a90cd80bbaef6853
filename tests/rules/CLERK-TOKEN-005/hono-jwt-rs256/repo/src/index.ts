import { Hono } from 'hono'
import { jwt } from 'hono/jwt'

const app = new Hono()

app.use('/api/*', jwt({ secret: process.env.CLERK_JWT_KEY!, alg: 'RS256' }))
app.get('/api/me', (c) => c.json(c.get('jwtPayload')))

export default app
