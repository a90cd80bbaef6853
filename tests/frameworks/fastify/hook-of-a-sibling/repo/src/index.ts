import Fastify from 'fastify'
import { clerkPlugin, signedIn } from './guard'
import { hooks } from './hooks'

const app = Fastify()
app.register(clerkPlugin)
app.register(async (notes) => {
  notes.addHook('preHandler', signedIn)
  notes.get('/notes', async () => [])
})
app.register(hooks, { prefix: '/hooks' })
app.listen({ port: 3000 })
