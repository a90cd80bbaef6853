import Fastify from 'fastify'
import { verifyWebhook } from '@clerk/fastify/webhooks'
import { signedIn } from './guard'
import { save } from './store'
const app = Fastify()
app.route({
  method: 'POST',
  url: '/hooks/clerk',
  preHandler: [signedIn],
  handler: async (request, reply) => {
  try {
    const event = await verifyWebhook(request)
    if (event.type === 'user.created') {
      await save(event.data.id)
    }
    return reply.code(200).send({ ok: true })
  } catch {
    return reply.code(400).send({ ok: false })
  }
  },
})
app.listen({ port: 3000 })
