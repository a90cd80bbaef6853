import Fastify from 'fastify'
import { auth } from './guard'
import { hooks } from './hooks'

const app = Fastify()
app.register(auth)
app.register(hooks, { prefix: '/hooks' })
app.listen({ port: 3000 })
