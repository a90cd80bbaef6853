import { verifyWebhook } from '@clerk/backend/webhooks'
import { httpAction } from '../_generated/server'
import { internal } from '../_generated/api'

export const clerkWebhook = httpAction(async (ctx, req) => {
  let event
  try {
    event = await verifyWebhook(req)
  } catch {
    return new Response('no', { status: 401 })
  }
  if (event.type.startsWith('user.')) {
    await ctx.scheduler.runAfter(0, internal.webhooks.sync.user, { data: event.data })
  }
  return new Response('ok')
})
