import { httpRouter } from 'convex/server'
import { internal } from './_generated/api'
import { httpAction } from './_generated/server'

const http = httpRouter()

http.route({
  path: '/clerk-users',
  method: 'POST',
  handler: httpAction(async (ctx, request) => {
    const payload = JSON.stringify(await request.json())
    await ctx.runMutation(internal.deliveries.count, {})
    const event = await ctx.runAction(internal.clerk.fulfill, {
      payload,
      headers: {
        'svix-id': request.headers.get('svix-id')!,
        'svix-timestamp': request.headers.get('svix-timestamp')!,
        'svix-signature': request.headers.get('svix-signature')!,
      },
    })
    if (event.type === 'user.created') {
      await ctx.runMutation(internal.users.upsertFromClerk, { data: event.data })
    }
    if (event.type === 'organization.created') {
      console.log('organizations are not kept')
    }
    return new Response(null, { status: 204 })
  }),
})

export default http
