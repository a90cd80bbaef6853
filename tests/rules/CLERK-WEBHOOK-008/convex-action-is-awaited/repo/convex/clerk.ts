'use node'

import { Webhook } from 'svix'
import { internalAction } from './_generated/server'

export const verify = internalAction({
  handler: async (_ctx, args: any): Promise<any> =>
    new Webhook(process.env.CLERK_WEBHOOK_SECRET!).verify(args.body, args.headers),
})
