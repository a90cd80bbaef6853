import Fastify from 'fastify'
import { verifyWebhook } from '@clerk/fastify/webhooks'

test('refuses what is not signed', async () => {
  const app = Fastify()
  app.post('/hooks/clerk', async (request) => verifyWebhook(request))
  const answer = await app.inject({ method: 'POST', url: '/hooks/clerk', payload: {} })
  expect(answer.statusCode).toBe(500)
})
