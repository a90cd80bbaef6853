import { query } from './_generated/server'

export const mine = query({
  handler: async (ctx) => {
    const identity = await ctx.auth.getUserIdentity()
    return (identity as any)?.org_id ?? null
  },
})
