import Fastify from 'fastify'
import { Webhook } from 'svix'
import { db } from './db'

const fastify = Fastify()

fastify.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => done(null, body))

fastify.post('/api/webhooks/clerk', async (request: any, reply) => {
  let evt: any
  try {
    evt = new Webhook(process.env.CLERK_WEBHOOK_SIGNING_SECRET!).verify(request.body, request.headers)
  } catch {
    return reply.code(400).send('not verified')
  }
  if (evt.type === 'user.created') {
    await db.user.upsert({ where: { id: evt.data.id }, create: { id: evt.data.id }, update: {} })
  }
  return reply.code(204).send()
})
