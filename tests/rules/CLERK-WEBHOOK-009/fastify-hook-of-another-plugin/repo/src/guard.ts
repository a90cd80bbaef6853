import { getAuth } from '@clerk/fastify'
import type { FastifyReply, FastifyRequest } from 'fastify'

export async function signedIn(request: FastifyRequest, reply: FastifyReply) {
  if (!getAuth(request).userId) {
    return reply.code(401).send({ error: 'unauthorized' })
  }
}
