import { verifyToken } from '@clerk/backend'
import { decodeJwt } from '@clerk/backend/jwt'
import { Hono } from 'hono'

const app = new Hono()

app.get('/me', async (c) => {
  const token = c.req.header('authorization')?.slice(7) ?? ''
  await verifyToken(token, {
    jwtKey: process.env.CLERK_JWT_KEY,
    authorizedParties: ['https://app.acme.example'],
  })
  const { payload } = decodeJwt(token)
  return c.json({ id: payload.sub })
})

export default app
