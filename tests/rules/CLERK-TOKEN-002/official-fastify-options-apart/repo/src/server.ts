import { clerkPlugin } from '@clerk/fastify'
import Fastify from 'fastify'

const app = Fastify()
const options = { authorizedParties: ['https://app.acme.example'] }

app.register(clerkPlugin, options)
app.get('/', async () => 'ok')
app.listen({ port: 3000 })
