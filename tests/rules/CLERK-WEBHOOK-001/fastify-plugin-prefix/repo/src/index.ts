import Fastify from 'fastify'
import hooks from './hooks'

const app = Fastify()
app.register(hooks, { prefix: '/api' })
await app.listen({ port: 3000 })
