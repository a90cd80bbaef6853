export const name = 'fixture'
