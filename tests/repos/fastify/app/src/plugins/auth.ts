import { clerkPlugin, getAuth } from '@clerk/fastify'
import type { FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'

async function signedIn(request: FastifyRequest, reply: FastifyReply) {
  const { userId } = getAuth(request)
  if (!userId) {
    return reply.code(401).send({ error: 'sign in first' })
  }
}

export default fp(async (app) => {
  await app.register(clerkPlugin, { authorizedParties: ['https://tool-shed.example'] } as object)
  app.addHook('preHandler', signedIn)
})
