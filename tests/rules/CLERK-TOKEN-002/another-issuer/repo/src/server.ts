import express from 'express'
import { createRemoteJWKSet, jwtVerify } from 'jose'

const keys = createRemoteJWKSet(new URL('https://clerk.login.example/jwks.json'))
const app = express()

app.get('/', async (req, res) => {
  await jwtVerify(String(req.headers.authorization).slice(7), keys)
  res.json({})
})
app.listen(3000)
