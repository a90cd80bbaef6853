import { createRemoteJWKSet, jwtVerify } from 'jose'

// expect: CLERK-TOKEN-004
const ISSUER = 'https://clerk.old-shop.example'
const keys = createRemoteJWKSet(new URL(`${ISSUER}/.well-known/jwks.json`))

export const check = (token: string) => jwtVerify(token, keys, { issuer: ISSUER, algorithms: ['RS256'], clockTolerance: 10 })
