/** What the Dashboard calls them: Organizations, Roles; Billing, Plans. */
export const ROLES = {
  master: 'org:harbour_master',
  skipper: 'org:skipper',
} as const

export const MAY_READ_REPORTS = 'org:reports:read'

export const FLEET_PLAN = 'fleet'
