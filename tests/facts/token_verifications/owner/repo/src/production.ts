import { jwtVerify, createRemoteJWKSet } from 'jose'

export const publishableKey = 'pk_live_Y2xlcmsuYWNtZS1mYWtlLnRlc3Qk'
const keys = createRemoteJWKSet(new URL('https://clerk.acme-fake.test/.well-known/jwks.json'))

export const check = (token: string) => jwtVerify(token, keys)
