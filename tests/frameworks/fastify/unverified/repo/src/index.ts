import Fastify from 'fastify'
const app = Fastify()
app.post('/hooks/clerk', async (request, reply) => {
  const { type, data } = request.body as { type: string; data: { id: string } }
  if (type === 'user.created') {
    console.log(data.id)
  }
  return reply.send({ ok: true })
})
app.listen({ port: 3000 })
