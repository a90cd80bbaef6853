const FALLBACK = 'cplan_FAKEdevelopment00000000002'

export const team = process.env.NEXT_PUBLIC_TEAM_PLAN || FALLBACK
