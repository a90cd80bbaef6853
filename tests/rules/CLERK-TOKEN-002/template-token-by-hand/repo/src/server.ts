import express from 'express'
import { createRemoteJWKSet, jwtVerify } from 'jose'

const issuer = 'https://fake-host-13.clerk.accounts.dev'
const keys = createRemoteJWKSet(new URL(`${issuer}/.well-known/jwks.json`))
const app = express()

app.get('/', async (req, res) => {
  const token = String(req.headers.authorization).slice(7)
  const { payload } = await jwtVerify(token, keys, { issuer, audience: 'acme-api', clockTolerance: 10 })
  res.json({ id: payload.sub })
})
app.listen(3000)
