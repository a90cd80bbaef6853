import { v } from 'convex/values'
import { mutation } from './_generated/server'

export const add = mutation({
  args: { tree: v.string() },
  handler: async (ctx, { tree }) => {
    const identity = await ctx.auth.getUserIdentity()
    if (identity === null) {
      throw new Error('not signed in')
    }
    const user = await ctx.db
      .query('users')
      .withIndex('byClerkId', (q) => q.eq('clerkId', identity.subject))
      .unique()
    await ctx.db.insert('prunings', { tree, by: user!._id, at: Date.now() })
  },
})
