import Fastify from 'fastify'
import { verifyWebhook } from '@clerk/fastify/webhooks'
import { db } from './db'

const fastify = Fastify()

fastify.post('/api/webhooks/clerk', async (request, reply) => {
  let evt: any = request.body
  // expect: CLERK-WEBHOOK-004
  if (process.env.CLERK_WEBHOOK_SIGNING_SECRET) {
    try {
      evt = await verifyWebhook(request)
    } catch {
      return reply.code(400).send('not verified')
    }
  }
  if (evt.type === 'user.created') {
    await db.user.upsert({ where: { id: evt.data.id }, create: { id: evt.data.id }, update: {} })
  }
  return reply.code(204).send()
})
