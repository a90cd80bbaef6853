import fp from 'fastify-plugin'
import { clerkPlugin, getAuth } from '@clerk/fastify'
import type { FastifyReply, FastifyRequest } from 'fastify'

export const auth = fp(async (app) => {
  app.register(clerkPlugin)
  app.addHook('onRequest', signedIn)
})

export async function signedIn(request: FastifyRequest, reply: FastifyReply) {
  const { userId } = getAuth(request)
  if (!userId) {
    return reply.code(401).send({ error: 'unauthorized' })
  }
}
