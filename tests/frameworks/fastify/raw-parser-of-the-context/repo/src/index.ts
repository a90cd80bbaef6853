import Fastify from 'fastify'
import hooks from './hooks'

const app = Fastify()
app.register(hooks)
app.post('/notes', async (request) => request.body)
app.listen({ port: 3000 })
