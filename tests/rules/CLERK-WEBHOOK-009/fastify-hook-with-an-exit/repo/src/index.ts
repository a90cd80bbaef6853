import Fastify from 'fastify'
import { verifyWebhook } from '@clerk/fastify/webhooks'

const app = Fastify()
app.addHook('onRequest', async (request, reply) => {
  if (request.url.startsWith('/webhooks/')) return
  if (!request.headers.authorization) throw app.httpErrors.unauthorized()
})

app.post('/webhooks/clerk', async (request, reply) => {
  try {
    const evt = await verifyWebhook(request)
    if (evt.type === 'user.created') console.log(evt.data.id)
    return reply.code(200).send()
  } catch {
    return reply.code(400).send()
  }
})
app.listen({ port: 3000 })
