import { verifyToken } from '@clerk/backend'
import { clerkMiddleware } from '@clerk/hono'
import { Hono } from 'hono'

const app = new Hono()

app.get('/socket', async (c) => {
  await verifyToken(c.req.query('token')!, { jwtKey: process.env.CLERK_JWT_KEY })
  return c.text('ok')
})
// expect: CLERK-TOKEN-002
app.use('/api/*', clerkMiddleware())
app.use('/admin/*', clerkMiddleware())
app.get('/api/me', (c) => c.json({}))

export default app
