import { httpRouter } from 'convex/server'
import { httpAction } from './_generated/server'
import { internal } from './_generated/api'

const http = httpRouter()

http.route({
  path: '/clerk',
  method: 'POST',
  handler: httpAction(async (ctx, request) => {
    await ctx.runMutation(internal.users.create, { clerkId: 'pending' })
    await ctx.scheduler.runAfter(0, internal.clerk.verify, {
      payload: await request.text(),
      headers: {
        'svix-id': request.headers.get('svix-id')!,
        'svix-timestamp': request.headers.get('svix-timestamp')!,
        'svix-signature': request.headers.get('svix-signature')!,
      },
    })
    return new Response(null, { status: 200 })
  }),
})

export default http
