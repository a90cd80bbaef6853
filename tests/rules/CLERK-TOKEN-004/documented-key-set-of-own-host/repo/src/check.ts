import { createRemoteJWKSet, jwtVerify } from 'jose'

const keys = createRemoteJWKSet(new URL('https://clerk.fake-shop.example/.well-known/jwks.json'))

export const check = (token: string) => jwtVerify(token, keys, { algorithms: ['RS256'], clockTolerance: 10 })
