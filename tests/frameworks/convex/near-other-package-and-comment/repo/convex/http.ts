import { httpRouter } from 'tiny-router'
import { verifyWebhook } from '@clerk/backend/webhooks'

const http = httpRouter()

http.route({
  path: '/clerk',
  method: 'POST',
  handler: async (_ctx, request) => {
    await verifyWebhook(request)
    return new Response('ok')
  },
})

// http.route({ path: '/clerk', method: 'POST', handler: httpAction(clerkWebhook) })
export const example = "http.route({ path: '/clerk', handler: httpAction(h) })"

export default http
