const fastify = require('fastify')()

fastify.register(require('fastify-jwt'), {
  secret: process.env.CLERK_JWT_KEY,
  verify: { clockTolerance: 10, issuer: 'https://plain-otter-7.clerk.accounts.dev' },
})
