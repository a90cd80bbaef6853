import Fastify from 'fastify'
import { clerkPlugin } from '@clerk/fastify'

const fastify = Fastify()

fastify.register(clerkPlugin, { frontendApiProxy: { enabled: true } })
