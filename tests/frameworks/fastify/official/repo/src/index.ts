import Fastify from 'fastify'
import { clerkPlugin } from '@clerk/fastify'
import { verifyWebhook } from '@clerk/fastify/webhooks'
import { save } from './store'

const fastify = Fastify({ logger: true })
fastify.register(clerkPlugin)
fastify.post('/api/webhooks', async (request, reply) => {
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

await fastify.listen({ port: 8080 })
