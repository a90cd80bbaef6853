'use node'

import { v } from 'convex/values'
import { Webhook } from 'svix'
import type { WebhookEvent } from '@clerk/backend'
import { internalAction } from './_generated/server'

const secret = process.env.CLERK_WEBHOOK_SECRET || ''

export const fulfill = internalAction({
  args: { payload: v.string(), headers: v.any() },
  handler: async (_ctx, args) => {
    const wh = new Webhook(secret)
    return wh.verify(args.payload, args.headers) as WebhookEvent
  },
})
