import { query } from './_generated/server'

export const list = query(async (ctx) => {
  if (!(await ctx.auth.getUserIdentity())) throw new Error('not signed in')
  return []
})
