import { decodeJwt } from '@clerk/backend/jwt'
import Fastify from 'fastify'

const app = Fastify()

app.get('/me', async (request) => {
  // expect: CLERK-TOKEN-001
  const { payload } = decodeJwt(request.headers.authorization!.slice(7))
  return { id: payload.sub }
})

app.listen({ port: 3000 })
