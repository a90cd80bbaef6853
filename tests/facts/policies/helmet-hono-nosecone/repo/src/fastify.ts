import helmet from '@fastify/helmet'
import { clerkPlugin } from '@clerk/fastify'
import Fastify from 'fastify'

const server = Fastify()
server.register(clerkPlugin)
server.register(helmet, {
  contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"] } },
})
