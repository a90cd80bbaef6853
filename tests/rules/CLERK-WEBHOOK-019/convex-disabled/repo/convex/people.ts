import { internalMutation } from './_generated/server'

export const add = internalMutation(async (ctx, person) => {
  const known = await ctx.db.query('people').filter((q) => q.eq('id', person.id)).unique()
  if (known === null) await ctx.db.insert('people', person)
})

export const remove = internalMutation(async (ctx, { id }) => {
  const known = await ctx.db.query('people').filter((q) => q.eq('id', id)).unique()
  if (known !== null) await ctx.db.delete(known._id)
})
