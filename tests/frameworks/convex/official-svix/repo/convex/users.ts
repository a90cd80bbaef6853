import { internalMutation } from './_generated/server'
import { v } from 'convex/values'

export const upsertFromClerk = internalMutation({
  args: { data: v.any() },
  handler: async (ctx, { data }) => {
    const known = await ctx.db
      .query('users')
      .withIndex('byClerkId', (q) => q.eq('clerkId', data.id))
      .unique()
    if (known === null) {
      await ctx.db.insert('users', { clerkId: data.id })
    } else {
      await ctx.db.patch(known._id, { email: data.email_addresses[0]?.email_address })
    }
  },
})

export const deleteFromClerk = internalMutation({
  args: { clerkId: v.string() },
  handler: async (ctx, { clerkId }) => {
    const known = await ctx.db.query('users').filter((q) => q.eq('clerkId', clerkId)).unique()
    if (known !== null) {
      await ctx.db.delete(known._id)
    }
  },
})
