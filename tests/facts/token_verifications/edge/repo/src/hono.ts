import { Hono } from 'hono'
import { jwk } from 'hono/jwk'
import { decode, jwt, verify, verifyWithJwks } from 'hono/jwt'

type Env = { Bindings: { CLERK_PEM: string; CLERK_JWKS_URL: string } }
const app = new Hono<Env>()

app.use('/a/*', (c, next) => jwt({ secret: c.env.CLERK_PEM, alg: 'RS256', cookie: '__session' })(c, next))
app.use(
  '/b/*',
  jwk({
    jwks_uri: 'https://plain-otter-7.clerk.accounts.dev/.well-known/jwks.json',
    alg: ['RS256'],
    allow_anon: true,
    verification: { iss: 'https://plain-otter-7.clerk.accounts.dev', aud: 'api' },
  }),
)

app.get('/c', async (c) => {
  const token = c.req.header('authorization')!.slice(7)
  const payload = await verify(token, c.env.CLERK_PEM, 'RS256')
  return c.json({ id: payload.sub })
})

app.get('/d', async (c) => {
  const token = c.req.header('authorization')!.slice(7)
  const payload = await verifyWithJwks(token, {
    jwks_uri: c.env.CLERK_JWKS_URL,
    allowedAlgorithms: ['RS256'],
    verification: { exp: false },
  })
  return c.json({ id: payload.sub })
})

app.get('/e', (c) => {
  const { payload } = decode(c.req.header('authorization')!.slice(7))
  c.set('userId', payload.sub)
  return c.body(null)
})

export default app
