import Fastify from 'fastify'
import { verifyWebhook } from '@clerk/fastify/webhooks'
import { clerkPlugin, getAuth } from '@clerk/fastify'

const app = Fastify()
app.register(clerkPlugin)
app.addHook('preHandler', signedIn)

function signedIn(request, reply, done) {
  if (request.url.startsWith('/public')) return done()
  if (!getAuth(request).userId) {
    reply.status(401)
    reply.send({ error: 'unauthorized' })
    return
  }
  done()
}

app.post('/webhooks/clerk', async (request, reply) => {
  try {
    const evt = await verifyWebhook(request)
    if (evt.type === 'user.created') console.log(evt.data.id)
    return reply.code(200).send()
  } catch {
    return reply.code(400).send()
  }
})
app.listen({ port: 3000 })
