export const TEMPLATES = { api: 'hasura' } as const
