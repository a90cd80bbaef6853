import { query } from './_generated/server'

export const mine = query(async (ctx) => {
  const identity = await ctx.auth.getUserIdentity()
  return identity?.tier
})
