import { clerkPlugin, getAuth } from '@clerk/fastify'
import Fastify from 'fastify'

const app = Fastify()

// expect: CLERK-TOKEN-002
app.register(clerkPlugin)
app.get('/', async (request) => getAuth(request).userId)
app.listen({ port: 3000 })
