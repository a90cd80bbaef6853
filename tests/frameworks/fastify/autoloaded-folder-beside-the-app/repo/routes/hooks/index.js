const { verifyWebhook } = require('@clerk/fastify/webhooks')

module.exports = async function hooks(app) {
  app.post('/', async (request, reply) => {
    try {
      const event = await verifyWebhook(request)
      return reply.code(200).send({ type: event.type })
    } catch {
      return reply.code(400).send({ ok: false })
    }
  })
}
