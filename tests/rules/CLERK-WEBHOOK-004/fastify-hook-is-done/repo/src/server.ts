import Fastify from 'fastify'
import { db } from './db'
import { verifyClerk } from './verify'

const fastify = Fastify()

fastify.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => done(null, body))

fastify.post('/api/webhooks/clerk', { preHandler: verifyClerk }, async (request, reply) => {
  const evt = JSON.parse(request.body as string)
  if (evt.type === 'user.created') {
    await db.user.upsert({ where: { id: evt.data.id }, create: { id: evt.data.id }, update: {} })
  }
  return reply.code(204).send()
})
