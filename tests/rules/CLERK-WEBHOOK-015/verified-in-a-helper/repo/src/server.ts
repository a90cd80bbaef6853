import Fastify from 'fastify'
import { db } from './db'
import { readEvent } from './event'

const fastify = Fastify()

fastify.post('/api/webhooks/clerk', async (request, reply) => {
  const evt = await readEvent(request)
  if (evt.type === 'user.created') {
    // expect: CLERK-WEBHOOK-015
    await db.user.upsert({ where: { id: evt.data.id }, create: { id: evt.data.id, at: evt.timestamp }, update: {} })
  }
  return reply.code(204).send()
})
