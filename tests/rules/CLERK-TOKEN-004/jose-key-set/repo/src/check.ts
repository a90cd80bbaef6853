import { createRemoteJWKSet, jwtVerify } from 'jose'

// expect: CLERK-TOKEN-004
const keys = createRemoteJWKSet(new URL('https://fake-host-13.clerk.accounts.dev/.well-known/jwks.json'))

export const check = (token: string) => jwtVerify(token, keys, { algorithms: ['RS256'], clockTolerance: 10 })
