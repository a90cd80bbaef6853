import { auth } from '@clerk/nextjs/server'

export const issuer = 'https://acme.auth0.test'
export const jwksUri = `${process.env.AUTH0_ISSUER}/.well-known/jwks.json`
export const clerk = 'https://clerk.com'
export const law = 'https://clerk.house.gov/votes'
export const status = 'https://status.clerk.com/api'
export const mail = 'someone@clerk.acme.test'
export const path = '/.well-known/jwks.json'
export const any = (host: string) => `https://${host}/.well-known/jwks.json`
export const like = 'https://plain-otter-7.clerk.accounts.dev.evil.test/x'
export const ours = auth
