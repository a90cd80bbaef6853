import Fastify from 'fastify'
import { Webhook } from 'svix'

const app = Fastify()
app.post('/hooks/resend', async (request) => {
  const wh = new Webhook(process.env.RESEND_WEBHOOK_SECRET!)
  const event = wh.verify(JSON.stringify(request.body), request.headers as Record<string, string>) as { type: string }
  return event.type === 'email.bounced'
})
app.listen({ port: 3000 })
