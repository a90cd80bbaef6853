import { createClerkClient } from '@clerk/backend'
import { clerkPlugin, getAuth } from '@clerk/fastify'
import Fastify from 'fastify'

const app = Fastify()
const clerk = createClerkClient({ secretKey: process.env.CLERK_SECRET_KEY })
const template = process.env.CLERK_TEMPLATE

app.register(clerkPlugin)
app.get('/c', async (request) => {
  const { getToken, sessionId } = getAuth(request)
  return [await getToken({ template: 'fastify' }), await clerk.sessions.getToken(sessionId!, template!)]
})
app.get('/d', async (request) => {
  const state = await clerk.authenticateRequest(request as never)
  return state.toAuth()?.getToken({ template: process.env.CLERK_TEMPLATE ?? 'default' })
})
