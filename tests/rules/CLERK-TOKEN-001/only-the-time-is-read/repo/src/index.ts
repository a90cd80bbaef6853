import { decodeJwt } from '@clerk/backend/jwt'
import { Hono } from 'hono'

const app = new Hono()

app.get('/fresh', (c) => {
  const { payload } = decodeJwt(c.req.header('authorization')!.slice(7))
  return c.json({ fresh: payload.exp * 1000 > Date.now() })
})

export default app
