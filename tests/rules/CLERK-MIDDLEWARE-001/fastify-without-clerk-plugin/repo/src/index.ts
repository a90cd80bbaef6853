import Fastify from 'fastify'
import { getAuth } from '@clerk/fastify'

const fastify = Fastify()

fastify.get('/me', async (request) => {
  // expect: CLERK-MIDDLEWARE-001
  const { userId } = getAuth(request)
  return { userId }
})
