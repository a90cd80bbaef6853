import { internalMutation } from './_generated/server'

export const count = internalMutation(async (ctx) => {
  await ctx.db.insert('deliveries', { at: Date.now() })
})
