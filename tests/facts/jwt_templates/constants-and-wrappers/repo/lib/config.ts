export const TEMPLATE = 'hasura'
export const tokens = { api: { template: 'api-v2' }, none: {} } as const
export const names = { admin: 'admin-token', user: 'user-token' }
export const fromEnv = import.meta.env.VITE_TEMPLATE ?? 'fallback'
