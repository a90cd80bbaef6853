/* https://plain-otter-7.clerk.accounts.dev/.well-known/jwks.json */
export const help = 'Set CLERK_ISSUER to https://plain-otter-7.clerk.accounts.dev and start again'
export const any = 'https://*.clerk.accounts.dev'
export const isDevelopment = (host: string) => host.endsWith('.clerk.accounts.dev')
export type Env = { CLERK_ISSUER: string; CLERK_JWKS_URL: 'https://plain-otter-7.clerk.accounts.dev' }
