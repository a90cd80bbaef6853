import express from 'express'
import { expressjwt } from 'express-jwt'
import jwks from 'jwks-rsa'

const app = express()
app.use(expressjwt({
  // expect: CLERK-TOKEN-004
  secret: jwks.expressJwtSecret({ jwksUri: 'https://fake-host-13.clerk.accounts.dev/.well-known/jwks.json' }),
  algorithms: ['RS256'],
  clockTolerance: 10,
}))
