import { verifyWebhook } from '@clerk/backend/webhooks'
import { httpAction } from './_generated/server'

// nothing imports this file: http.ts names it as api.clerk.receive
export const receive = httpAction(async (ctx, request) => {
  const event = await verifyWebhook(request)
  return new Response(event.type)
})
