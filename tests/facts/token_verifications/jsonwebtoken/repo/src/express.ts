import express from 'express'
import { expressjwt } from 'express-jwt'
import { expressJwtSecret } from 'jwks-rsa'

const app = express()
app.use(
  expressjwt({
    secret: expressJwtSecret({
      cache: true,
      jwksUri: `${process.env.CLERK_ISSUER}/.well-known/jwks.json`,
    }),
    algorithms: ['RS256'],
    issuer: process.env.CLERK_ISSUER,
    credentialsRequired: false,
    clockTolerance: 10,
  }),
)
