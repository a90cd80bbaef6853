import Fastify from 'fastify'

const app = Fastify()
app.get('/help', async () => "app.post('/hooks/clerk', (request) => verifyWebhook(request)) // user.created")
// app.post('/hooks/clerk', async (request) => verifyWebhook(request))
app.listen({ port: 3000 })
