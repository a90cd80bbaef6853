import Fastify from 'fastify'
import { verifyWebhook } from '@clerk/fastify/webhooks'
import { db } from './db'

const app = Fastify()

app.post('/api/webhooks/clerk', async (request, reply) => {
  let evt
  try {
    evt = await verifyWebhook(request)
  } catch {
    return reply.code(400).send('not verified')
  }
  switch (evt.type) {
    case 'user.created':
    case 'user.updated':
      await db.user.upsert({ where: { id: evt.data.id }, create: { id: evt.data.id }, update: {} })
      break
  }
  return reply.send('ok')
})

await app.listen({ port: 3000 })
