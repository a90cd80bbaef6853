export const autumn = { check: async (query: { plan: string }) => query.plan.length > 0 }
