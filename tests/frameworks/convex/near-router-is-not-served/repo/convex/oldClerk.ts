import { httpRouter } from 'convex/server'
import { verifyWebhook } from '@clerk/backend/webhooks'
import { httpAction } from './_generated/server'

const http = httpRouter()

http.route({
  path: '/clerk',
  method: 'POST',
  handler: httpAction(async (_ctx, request) => {
    await verifyWebhook(request)
    return new Response('ok')
  }),
})

export default http
