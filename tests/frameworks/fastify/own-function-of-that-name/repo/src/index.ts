import { verifyWebhook } from '@clerk/fastify/webhooks'

function fastify() {
  return { post: (path: string, fn: Function) => console.log(path, fn.name) }
}

const app = fastify()
app.post('/hooks/clerk', async (request) => verifyWebhook(request))
