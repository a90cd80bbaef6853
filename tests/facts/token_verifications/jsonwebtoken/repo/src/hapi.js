const Hapi = require('@hapi/hapi')
const { hapiJwt2Key } = require('jwks-rsa')

const server = Hapi.server()
server.auth.strategy('clerk', 'jwt', {
  complete: true,
  key: hapiJwt2Key({ jwksUri: `${process.env.CLERK_ISSUER}/.well-known/jwks.json` }),
  verifyOptions: { issuer: process.env.CLERK_ISSUER, algorithms: ['RS256'], clockTolerance: 10 },
  validate: (decoded) => ({ isValid: Boolean(decoded.sub) }),
})
server.auth.strategy('session', 'cookie', { key: 'plain' })
