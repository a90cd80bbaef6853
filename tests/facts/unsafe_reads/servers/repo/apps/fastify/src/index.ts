import { clerkClient, clerkPlugin, getAuth } from '@clerk/fastify'
import Fastify from 'fastify'

const app = Fastify()
app.register(clerkPlugin)

app.get('/a', async (request, reply) => {
  const user = await clerkClient.users.getUser(getAuth(request).userId)
  if (!user.unsafeMetadata.isAdmin) {
    return reply.code(403).send()
  }
  return []
})
