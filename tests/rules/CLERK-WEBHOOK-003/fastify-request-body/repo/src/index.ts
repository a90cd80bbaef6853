import Fastify from 'fastify'
import { db } from './db'

const app = Fastify()

// expect: CLERK-WEBHOOK-003
app.post('/api/webhooks/clerk', async (request, reply) => {
  const { type, data } = request.body as { type: string; data: { id: string } }
  if (type === 'user.created') {
    await db.user.upsert({ where: { id: data.id }, create: { id: data.id }, update: {} })
  }
  return reply.send({ received: true })
})

await app.listen({ port: 3000 })
