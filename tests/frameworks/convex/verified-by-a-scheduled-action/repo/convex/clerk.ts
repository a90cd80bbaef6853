'use node'

import { v } from 'convex/values'
import { Webhook } from 'svix'
import { internalAction } from './_generated/server'
import { internal } from './_generated/api'

export const verify = internalAction({
  args: { payload: v.string(), headers: v.any() },
  handler: async (ctx, args) => {
    const evt: any = new Webhook(process.env.CLERK_WEBHOOK_SECRET!).verify(args.payload, args.headers)
    if (evt.type === 'user.created') {
      await ctx.runMutation(internal.users.create, { clerkId: evt.data.id })
    }
  },
})
