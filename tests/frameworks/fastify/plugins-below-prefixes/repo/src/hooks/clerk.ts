import type { FastifyInstance } from 'fastify'
import { verifyWebhook } from '@clerk/fastify/webhooks'
import { save } from '../store.js'

export default function clerkHooks(app: FastifyInstance, _options: object, done: () => void) {
  app.post('/clerk', async (request, reply) => {
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
  done()
}
