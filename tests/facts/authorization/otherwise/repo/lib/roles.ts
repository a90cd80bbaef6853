export const isEditor = (role: unknown) => role === 'editor'

export const isOwner = (role: unknown) => role === 'owner'
