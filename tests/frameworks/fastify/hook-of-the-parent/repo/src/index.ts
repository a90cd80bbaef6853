import Fastify from 'fastify'
import { clerkPlugin, signedIn } from './guard'
import { hooks } from './hooks'

const app = Fastify()
app.register(clerkPlugin)
app.addHook('preHandler', signedIn)
app.register(hooks, { prefix: '/hooks' })
app.listen({ port: 3000 })
