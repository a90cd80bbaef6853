export const apiKeys = { create: (name: string) => ({ name }) }

export const created = apiKeys.create('deploy')
