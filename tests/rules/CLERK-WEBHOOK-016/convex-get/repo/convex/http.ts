import { httpRouter } from 'convex/server'
import { Webhook } from 'svix'
import { internal } from './_generated/api'
import { httpAction } from './_generated/server'

const http = httpRouter()

// expect: CLERK-WEBHOOK-016
http.route({
  path: '/clerk',
  method: 'GET',
  handler: httpAction(async (ctx, request) => {
    const evt: any = new Webhook(process.env.CLERK_WEBHOOK_SECRET!).verify(await request.text(), {
      'svix-id': request.headers.get('svix-id')!,
      'svix-timestamp': request.headers.get('svix-timestamp')!,
      'svix-signature': request.headers.get('svix-signature')!,
    })
    if (evt.type === 'user.created') {
      await ctx.runMutation(internal.users.upsert, { id: evt.data.id })
    }
    return new Response(null, { status: 200 })
  }),
})

export default http
