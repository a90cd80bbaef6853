export const isClerkSecret = (value: string) => value.startsWith('whsec_')
