import { verifyWebhook } from '@clerk/backend/webhooks'
import { httpAction } from './_generated/server'

export function addClerkRoutes(http) {
  http.route({
    path: '/clerk',
    method: 'POST',
    handler: httpAction(async (_ctx, request) => {
      const event = await verifyWebhook(request)
      if (event.type === 'user.created') console.log(event.data.id)
      return new Response('ok')
    }),
  })
}
