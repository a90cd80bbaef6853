import { Hono } from 'hono'
import { jwk } from 'hono/jwk'

const app = new Hono()

app.use('/api/*', jwk({ jwks_uri: 'https://fake-host-13.clerk.accounts.dev/.well-known/jwks.json' }))

export default app
