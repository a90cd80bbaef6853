import { createRemoteJWKSet, jwtVerify } from 'jose'

const base = 'https://clerk.acme.test'
const keys = createRemoteJWKSet(new URL(`${base}/.well-known/jwks.json`))
const second = createRemoteJWKSet(new URL('/.well-known/jwks.json', process.env.CLERK_ISSUER))
const third = createRemoteJWKSet(new URL(process.env['CLERK_JWKS_URL']!))

export const check = (token: string) => jwtVerify(token, keys, { issuer: 'https://clerk.acme.test' })
export const others = [second, third]

export function keysOf(clerkHost: string) {
  return createRemoteJWKSet(new URL('https://' + clerkHost + '/.well-known/jwks.json'))
}

export function slug(name: string) {
  return `https://${name}.clerk.accounts.dev/.well-known/jwks.json`
}
