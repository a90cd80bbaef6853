import { httpRouter } from 'convex/server'
import { Webhook } from 'svix'
import { internal } from './_generated/api'
import { httpAction } from './_generated/server'

const http = httpRouter()

async function readEvent(request: Request): Promise<any> {
  const body = await request.text()
  // expect: CLERK-WEBHOOK-004
  if (process.env.APP_ENV !== 'production') {
    return JSON.parse(body)
  }
  return new Webhook(process.env.CLERK_WEBHOOK_SECRET!).verify(body, {
    'svix-id': request.headers.get('svix-id')!,
    'svix-timestamp': request.headers.get('svix-timestamp')!,
    'svix-signature': request.headers.get('svix-signature')!,
  })
}

http.route({
  path: '/clerk',
  method: 'POST',
  handler: httpAction(async (ctx, request) => {
    const evt = await readEvent(request)
    if (evt.type === 'user.created') {
      await ctx.runMutation(internal.users.upsert, { id: evt.data.id })
    }
    return new Response(null, { status: 200 })
  }),
})

export default http
