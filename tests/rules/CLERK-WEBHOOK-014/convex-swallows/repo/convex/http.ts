import { httpRouter } from 'convex/server'
import { Webhook } from 'svix'
import { internal } from './_generated/api'
import { httpAction } from './_generated/server'

const http = httpRouter()

http.route({
  path: '/clerk',
  method: 'POST',
  handler: httpAction(async (ctx, request) => {
    try {
      // expect: CLERK-WEBHOOK-014
      const evt: any = new Webhook(process.env.CLERK_WEBHOOK_SECRET!).verify(await request.text(), {
        'svix-id': request.headers.get('svix-id')!,
        'svix-timestamp': request.headers.get('svix-timestamp')!,
        'svix-signature': request.headers.get('svix-signature')!,
      })
      if (evt.type === 'user.created') {
        await ctx.runMutation(internal.users.upsert, { id: evt.data.id })
      }
    } catch (error) {
      console.log(error)
    }
    return new Response(null, { status: 200 })
  }),
})

export default http
