import { createRemoteJWKSet, jwtVerify } from 'jose'

const DEFAULT = 'https://fake-host-13.clerk.accounts.dev/.well-known/jwks.json'
const keys = createRemoteJWKSet(new URL(process.env.CLERK_JWKS_URL ?? DEFAULT))
export const check = (token: string) => jwtVerify(token, keys, { algorithms: ['RS256'], clockTolerance: 10 })
