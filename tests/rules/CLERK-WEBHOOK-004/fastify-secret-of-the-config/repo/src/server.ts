import env from '@fastify/env'
import Fastify from 'fastify'
import { Webhook } from 'svix'
import { db } from './db'

const fastify: any = Fastify()

fastify.register(env, { schema: { type: 'object', properties: { CLERK_WEBHOOK_SECRET: { type: 'string' } } } })
fastify.addContentTypeParser('application/json', { parseAs: 'string' }, (_request: any, body: string, done: any) => done(null, body))

fastify.post('/api/webhooks/clerk', async (request: any, reply: any) => {
  const secret = fastify.config.CLERK_WEBHOOK_SECRET
  // expect: CLERK-WEBHOOK-004
  if (!secret) {
    fastify.log.warn('webhooks are not verified')
  } else {
    try {
      new Webhook(secret).verify(request.body, request.headers)
    } catch {
      return reply.code(400).send('not verified')
    }
  }
  const evt = JSON.parse(request.body)
  if (evt.type === 'user.created') {
    await db.user.upsert({ where: { id: evt.data.id }, create: { id: evt.data.id }, update: {} })
  }
  return reply.code(204).send()
})
