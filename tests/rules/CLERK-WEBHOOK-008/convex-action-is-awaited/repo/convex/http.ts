import { httpRouter } from 'convex/server'
import { internal } from './_generated/api'
import { httpAction } from './_generated/server'

const http = httpRouter()

http.route({
  path: '/clerk',
  method: 'POST',
  handler: httpAction(async (ctx, request) => {
    const evt = await ctx.runAction(internal.clerk.verify, {
      body: await request.text(),
      headers: {
        'svix-id': request.headers.get('svix-id')!,
        'svix-timestamp': request.headers.get('svix-timestamp')!,
        'svix-signature': request.headers.get('svix-signature')!,
      },
    })
    if (evt.type === 'user.created') {
      await ctx.runMutation(internal.users.upsert, { id: evt.data.id })
    }
    return new Response(null, { status: 200 })
  }),
})

export default http
