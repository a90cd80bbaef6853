import Fastify from 'fastify'
import { Webhook } from 'svix'
import { db } from './db'

const app = Fastify()

app.post('/api/webhooks/clerk', async (request, reply) => {
  let evt
  try {
    const wh = new Webhook(process.env.CLERK_WEBHOOK_SIGNING_SECRET!)
    // expect: CLERK-WEBHOOK-005
    evt = wh.verify(request.body as string, {
      'svix-id': request.headers['svix-id'] as string,
      'svix-timestamp': request.headers['svix-timestamp'] as string,
      'svix-signature': request.headers['svix-signature'] as string,
    }) as { type: string; data: { id: string } }
  } catch {
    return reply.code(400).send('not verified')
  }
  if (evt.type === 'user.created') {
    await db.user.upsert({ where: { id: evt.data.id }, create: { id: evt.data.id }, update: {} })
  }
  return reply.send('ok')
})

await app.listen({ port: 3000 })
