import { internalMutation } from './_generated/server'

export const add = internalMutation(async (ctx, person) => {
  const known = await ctx.db.query('people').filter((q) => q.eq('id', person.id)).unique()
  if (known !== null) {
    await ctx.db.patch(known._id, person)
  } else {
    await ctx.db.insert('people', person)
  }
})
