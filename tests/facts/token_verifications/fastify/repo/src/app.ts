import fastifyJwt from '@fastify/jwt'
import { createDecoder, createVerifier } from 'fast-jwt'
import auth0Verify from 'fastify-auth0-verify'
import jwtJwks from 'fastify-jwt-jwks'
import Fastify from 'fastify'

const app = Fastify()

app.register(fastifyJwt, {
  secret: { public: process.env.CLERK_PEM_PUBLIC_KEY! },
  verify: {
    allowedIss: 'https://plain-otter-7.clerk.accounts.dev',
    allowedAud: ['api'],
    algorithms: ['RS256'],
    clockTolerance: 10_000,
  },
})

app.register(jwtJwks, {
  jwksUrl: 'https://plain-otter-7.clerk.accounts.dev/.well-known/jwks.json',
  issuer: 'https://plain-otter-7.clerk.accounts.dev',
  audience: 'api',
  clockTolerance: 2000,
})

app.register(auth0Verify, { domain: 'acme.auth0.test', audience: 'api', clockTolerance: 2000 })

export const verify = createVerifier({
  key: async () => process.env.CLERK_JWT_KEY!,
  algorithms: ['RS256'],
  allowedIss: process.env.CLERK_ISSUER,
  clockTolerance: 5,
})

export const decode = createDecoder()
