'use node'

import type { WebhookEvent } from '@clerk/backend'
import { v } from 'convex/values'
import { Webhook } from 'svix'
import { internalAction } from './_generated/server'

export const fulfill = internalAction({
  args: { payload: v.string(), headers: v.any() },
  handler: async (_ctx, { payload, headers }) => {
    return new Webhook(process.env.CLERK_WEBHOOK_SECRET!).verify(payload, headers) as WebhookEvent
  },
})
