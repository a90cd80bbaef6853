export const flags = { organizations: process.env.NEXT_PUBLIC_ORGANIZATIONS === 'true' }
export const TEAMS = false
