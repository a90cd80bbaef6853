import Fastify from 'fastify'
import { verifyWebhook } from '@clerk/fastify/webhooks'
import { save } from './store'

const app = Fastify()
app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
  done(null, body)
})
app.post('/api/webhooks', async (request, reply) => {
  try {
    const event = await verifyWebhook(request)
    if (event.type === 'user.created') {
      await save(event.data.id)
    }
    return reply.code(200).send({ ok: true })
  } catch {
    return reply.code(400).send({ ok: false })
  }
})
app.listen({ port: 3000 })
