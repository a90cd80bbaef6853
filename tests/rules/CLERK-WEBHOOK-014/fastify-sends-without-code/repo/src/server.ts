import Fastify from 'fastify'
import { verifyWebhook } from '@clerk/fastify/webhooks'
import { db } from './db'

const fastify = Fastify()

fastify.post('/api/webhooks/clerk', async (request, reply) => {
  let evt
  try {
    // expect: CLERK-WEBHOOK-014
    evt = await verifyWebhook(request)
  } catch {
    return reply.send({ error: 'not verified' })
  }
  if (evt.type === 'user.created') {
    await db.user.upsert({ where: { id: evt.data.id }, create: { id: evt.data.id }, update: {} })
  }
  return reply.code(204).send()
})
