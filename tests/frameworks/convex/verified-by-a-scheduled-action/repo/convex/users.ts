import { internalMutation } from './_generated/server'

export const create = internalMutation(async (ctx, { clerkId }) => {
  await ctx.db.insert('users', { clerkId })
})
