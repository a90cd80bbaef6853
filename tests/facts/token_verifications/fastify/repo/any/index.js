const fastify = require('fastify')()

fastify.register(require('fastify-jwt'), { secret: process.env.CLERK_JWT_KEY, verify: { clockTolerance: 10 } })
