import { httpRouter } from 'convex/server'
import { Webhook } from 'svix'
import type { WebhookEvent } from '@clerk/backend'
import { httpAction } from './_generated/server'
import { internal } from './_generated/api'

const http = httpRouter()

http.route({
  path: '/clerk-users-webhook',
  method: 'POST',
  handler: httpAction(async (ctx, request) => {
    const event = await validateRequest(request)
    if (!event) {
      return new Response('rejected', { status: 400 })
    }
    switch (event.type) {
      case 'user.created':
      case 'user.updated':
        await ctx.runMutation(internal.users.upsertFromClerk, { data: event.data })
        break
      case 'user.deleted':
        await ctx.runMutation(internal.users.deleteFromClerk, { clerkId: event.data.id! })
        break
    }
    return new Response(null, { status: 200 })
  }),
})

async function validateRequest(request: Request): Promise<WebhookEvent | null> {
  const payload = await request.text()
  const headers = {
    'svix-id': request.headers.get('svix-id')!,
    'svix-timestamp': request.headers.get('svix-timestamp')!,
    'svix-signature': request.headers.get('svix-signature')!,
  }
  const wh = new Webhook(process.env.CLERK_WEBHOOK_SECRET!)
  try {
    return wh.verify(payload, headers) as WebhookEvent
  } catch (error) {
    return null
  }
}

export default http
