import { internalMutation } from './_generated/server'

export const add = internalMutation(async (ctx, delivery) => {
  // expect: CLERK-WEBHOOK-006
  await ctx.db.insert('deliveries', delivery)
})
