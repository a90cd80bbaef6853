import { httpRouter } from 'convex/server'
import { httpAction } from './_generated/server'
import { internal } from './_generated/api'

const http = httpRouter()

http.route({
  path: '/clerk',
  method: 'POST',
  handler: httpAction(async (ctx, request) => {
    const event = await request.json()
    if (event.type === 'user.created') {
      await ctx.runMutation(internal.users.create, {
        clerkId: event.data.id,
        email: event.data.email_addresses[0].email_address,
      })
    }
    return new Response('ok')
  }),
})

export default http
