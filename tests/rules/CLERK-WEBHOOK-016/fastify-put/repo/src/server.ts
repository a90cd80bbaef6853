import Fastify from 'fastify'
import { verifyWebhook } from '@clerk/fastify/webhooks'
import { db } from './db'

const fastify = Fastify()

// expect: CLERK-WEBHOOK-016
fastify.put('/api/webhooks/clerk', async (request, reply) => {
  const evt = await verifyWebhook(request)
  if (evt.type === 'user.created') {
    await db.user.upsert({ where: { id: evt.data.id }, create: { id: evt.data.id }, update: {} })
  }
  return reply.code(204).send()
})
