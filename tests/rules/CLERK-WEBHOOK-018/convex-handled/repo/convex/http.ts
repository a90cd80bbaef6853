import { httpRouter } from 'convex/server'
import { verifyWebhook } from '@clerk/backend/webhooks'
import { internal } from './_generated/api'
import { httpAction } from './_generated/server'

const http = httpRouter()

http.route({
  path: '/clerk',
  method: 'POST',
  handler: httpAction(async (ctx, request) => {
    let evt
    try {
      evt = await verifyWebhook(request, { signingSecret: process.env.CLERK_WEBHOOK_SECRET })
    } catch {
      return new Response('not verified', { status: 400 })
    }
    if (evt.type === 'user.created') {
      await ctx.runMutation(internal.people.add, {
        id: evt.data.id,
        email: evt.data.email_addresses[0]?.email_address,
      })
    }
    if (evt.type === 'user.deleted') {
      await ctx.runMutation(internal.people.remove, { id: evt.data.id })
    }
    return new Response('ok')
  }),
})

export default http
