import { clerkPlugin, getAuth } from '@clerk/fastify'
import Fastify from 'fastify'

const fastify = Fastify()
fastify.register(clerkPlugin)
fastify.get('/bills', async (request, reply) => {
// expect: CLERK-AUTHZ-001
  if (!getAuth(request).has({ role: 'org:biling' })) return reply.code(403).send()
  return []
})
