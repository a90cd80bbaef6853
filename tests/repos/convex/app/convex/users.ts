import type { UserJSON } from '@clerk/backend'
import { type Validator, v } from 'convex/values'
import { internalMutation, type QueryCtx } from './_generated/server'

const find = (ctx: QueryCtx, clerkId: string) =>
  ctx.db
    .query('users')
    .withIndex('byClerkId', (q) => q.eq('clerkId', clerkId))
    .unique()

export const upsertFromClerk = internalMutation({
  args: { data: v.any() as Validator<UserJSON> },
  handler: async (ctx, { data }) => {
    const known = await find(ctx, data.id)
    const person = { clerkId: data.id, name: `${data.first_name} ${data.last_name}` }
    if (known === null) {
      await ctx.db.insert('users', person)
    } else {
      await ctx.db.patch(known._id, person)
    }
  },
})

export const deleteFromClerk = internalMutation({
  args: { clerkId: v.string() },
  handler: async (ctx, { clerkId }) => {
    const known = await find(ctx, clerkId)
    if (known !== null) {
      await ctx.db.delete(known._id)
    }
  },
})
