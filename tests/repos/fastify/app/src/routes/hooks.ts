import type { FastifyPluginAsync } from 'fastify'
import { Webhook } from 'svix'
import { removeNeighbour, saveNeighbour } from '../store/neighbours.js'

type Event = { type: string; data: { id: string; first_name: string | null } }

const secret = process.env.CLERK_WEBHOOK_SIGNING_SECRET

export const hooks: FastifyPluginAsync = async (app) => {
  // A signature covers the bytes as they came: no JSON here.
  app.addContentTypeParser('application/json', { parseAs: 'string' }, async (_, body: string) => body)

  app.post('/clerk', async (request, reply) => {
    if (!secret) {
      throw new Error('no signing secret')
    }
    let event: Event
    try {
      event = new Webhook(secret).verify(request.body as string, {
        'svix-id': String(request.headers['svix-id']),
        'svix-timestamp': String(request.headers['svix-timestamp']),
        'svix-signature': String(request.headers['svix-signature']),
      }) as Event
    } catch {
      return reply.code(400).send({ error: 'bad signature' })
    }
    if (event.type === 'user.created' || event.type === 'user.updated') {
      await saveNeighbour(event.data.id, event.data.first_name)
    } else if (event.type === 'user.deleted') {
      await removeNeighbour(event.data.id)
    }
    return reply.code(204).send()
  })
}
