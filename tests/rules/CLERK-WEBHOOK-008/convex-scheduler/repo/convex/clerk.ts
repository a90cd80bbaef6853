'use node'

import { Webhook } from 'svix'
import { internal } from './_generated/api'
import { internalAction } from './_generated/server'

export const deliver = internalAction({
  handler: async (ctx, args: any) => {
    // expect: CLERK-WEBHOOK-008
    const evt: any = new Webhook(process.env.CLERK_WEBHOOK_SECRET!).verify(args.body, args.headers)
    if (evt.type === 'user.created') {
      await ctx.runMutation(internal.users.upsert, { id: evt.data.id })
    }
  },
})
