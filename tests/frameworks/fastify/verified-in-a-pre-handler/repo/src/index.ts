import Fastify, { type FastifyReply, type FastifyRequest } from 'fastify'
import { verifyWebhook } from '@clerk/fastify/webhooks'
import { save } from './store'

const app = Fastify()
let event: { type: string; data: { id: string } }

async function verified(request: FastifyRequest, reply: FastifyReply) {
  try {
    event = await verifyWebhook(request)
  } catch {
    return reply.code(400).send({ ok: false })
  }
}

// Clerk
app.post('/hooks/clerk', { preHandler: verified }, async (request, reply) => {
  if (event.type === 'user.created') {
    await save(event.data.id)
  }
  return reply.send({ ok: true })
})
app.listen({ port: 3000 })
