import { createRemoteJWKSet, jwtVerify } from 'jose'

const keys = createRemoteJWKSet(new URL('https://clerk.login.example/jwks.json'))

export const session = (token: string) => jwtVerify(token, keys, { clockTolerance: '10s' })
