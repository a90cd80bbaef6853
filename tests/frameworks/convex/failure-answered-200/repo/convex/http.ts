import { httpRouter } from 'convex/server'
import { verifyWebhook } from '@clerk/backend/webhooks'
import { httpAction } from './_generated/server'

const http = httpRouter()

http.route({
  path: '/clerk',
  method: 'POST',
  handler: httpAction(async (_ctx, request) => {
    try {
      const event = await verifyWebhook(request, {
        signingSecret: process.env.CLERK_WEBHOOK_SECRET,
      })
      console.log(event.type === 'session.created')
    } catch (error) {
      console.error(error)
    }
    return new Response(null, { status: 200 })
  }),
})

export default http
