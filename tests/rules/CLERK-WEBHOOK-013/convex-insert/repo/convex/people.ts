import { internalMutation } from './_generated/server'

export const add = internalMutation(async (ctx, person) => {
  // expect: CLERK-WEBHOOK-013
  await ctx.db.insert('people', person)
})
