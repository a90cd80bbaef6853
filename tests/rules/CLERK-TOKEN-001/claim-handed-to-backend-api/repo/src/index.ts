import { createClerkClient } from '@clerk/backend'
import { Hono } from 'hono'

const clerk = createClerkClient({ secretKey: process.env.CLERK_SECRET_KEY })
const app = new Hono()

app.get('/profile', async (c) => {
  const token = c.req.header('authorization')?.slice(7) ?? ''
  const [, body] = token.split('.')
  // expect: CLERK-TOKEN-001
  const claims = JSON.parse(Buffer.from(body, 'base64url').toString('utf8'))
  return c.json(await clerk.users.getUser(claims.sub))
})

export default app
