import { internalMutation } from '../_generated/server'

export const user = internalMutation({
  args: {},
  handler: async (ctx, { data }) => {
    await ctx.db.insert('users', { clerkId: data.id })
  },
})
