import { clerkPlugin } from '@clerk/fastify'
import Fastify from 'fastify'

const fastify = Fastify()
fastify.register(clerkPlugin)
