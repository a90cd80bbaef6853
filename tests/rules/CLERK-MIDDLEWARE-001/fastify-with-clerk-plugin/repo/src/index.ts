import Fastify from 'fastify'
import { clerkPlugin, getAuth } from '@clerk/fastify'

const fastify = Fastify()
fastify.register(clerkPlugin)

fastify.get('/me', async (request) => ({ userId: getAuth(request).userId }))
