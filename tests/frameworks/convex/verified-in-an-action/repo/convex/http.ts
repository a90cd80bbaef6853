import { httpRouter } from 'convex/server'
import { httpAction } from './_generated/server'
import { internal } from './_generated/api'

const http = httpRouter()

http.route({
  path: '/clerk',
  method: 'POST',
  handler: httpAction(async (ctx, request) => {
    const payload = await request.text()
    try {
      const result = await ctx.runAction(internal.clerk.fulfill, {
        payload,
        headers: {
          'svix-id': request.headers.get('svix-id')!,
          'svix-timestamp': request.headers.get('svix-timestamp')!,
          'svix-signature': request.headers.get('svix-signature')!,
        },
      })
      if (result.type === 'user.created') {
        await ctx.runMutation(internal.users.create, { clerkId: result.data.id })
      }
      return new Response(null, { status: 200 })
    } catch (error) {
      return new Response('rejected', { status: 400 })
    }
  }),
})

export default http
