import { clerkPlugin, getAuth } from '@clerk/fastify'
import Fastify from 'fastify'

const fastify = Fastify()
fastify.register(clerkPlugin)
fastify.get('/bills', async (request, reply) => {
    if (!getAuth(request).has({ role: 'org:billing' })) return reply.code(403).send()
  return []
})
