import Fastify from 'fastify'
import rawBody from 'fastify-raw-body'
import { Webhook } from 'svix'
import { save } from './store'

const app = Fastify()
await app.register(rawBody, { field: 'rawBody', global: false, runFirst: true })
app.post('/hooks/clerk', { config: { rawBody: true } }, async (request, reply) => {
  const wh = new Webhook(process.env.CLERK_WEBHOOK_SECRET!)
  let event
  try {
    event = wh.verify(request.rawBody as string, {
      'svix-id': request.headers['svix-id'] as string,
      'svix-timestamp': request.headers['svix-timestamp'] as string,
      'svix-signature': request.headers['svix-signature'] as string,
    }) as { type: string; data: { id: string } }
  } catch {
    return reply.status(400).send('bad signature')
  }
  if (event.type === 'user.deleted') {
    await save(event.data.id)
  }
  return reply.send({ ok: true })
})
app.listen({ port: 3000 })
