import { createClerkClient } from '@clerk/backend'
import { Hono } from 'hono'

const clerk = createClerkClient({ secretKey: process.env.CLERK_SECRET_KEY })
const app = new Hono()

app.post('/jobs', async (c) => {
  const state = await clerk.authenticateRequest(c.req.raw, {
    acceptsToken: 'm2m_token',
  })
  return c.json({ ok: state.isAuthenticated })
})

export default app
