import type { FastifyInstance } from 'fastify'
import { Webhook } from 'svix'
import { save } from './store'

export default async function hooks(app: FastifyInstance) {
  app.addContentTypeParser('application/json', { parseAs: 'string' }, async (_: unknown, body: string) => body)

  app.post('/hooks/clerk', async (request, reply) => {
  const wh = new Webhook(process.env.CLERK_WEBHOOK_SECRET!)
  let event
  try {
    event = wh.verify(request.body as string, {
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
}
