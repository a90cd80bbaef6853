import { internalMutation } from './_generated/server'

export const rename = internalMutation(async (ctx, { id, name }) => {
  const seats = await ctx.db.query('seats').filter((q) => q.eq('person', id)).collect()
  for (const seat of seats) {
    await ctx.db.patch(seat._id, { name })
  }
})
