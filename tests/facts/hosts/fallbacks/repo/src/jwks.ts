import { createRemoteJWKSet } from 'jose'

const ISSUER = process.env.CLERK_ISSUER ?? 'https://plain-otter-1.clerk.accounts.dev'
const jwksUri = process.env.LIVE ? 'https://clerk.acme.test/.well-known/jwks.json' : 'https://plain-otter-2.clerk.accounts.dev/.well-known/jwks.json'
const DEFAULT_JWKS = 'https://plain-otter-3.clerk.accounts.dev/.well-known/jwks.json'
export const keys = createRemoteJWKSet(new URL(process.env.JWKS_URL || DEFAULT_JWKS))
const FIXED_JWKS = new URL('https://plain-otter-4.clerk.accounts.dev/.well-known/jwks.json')
export const fixed = createRemoteJWKSet(FIXED_JWKS)
let issuer = 'https://plain-otter-5.clerk.accounts.dev'
if (process.env.LIVE) issuer = 'https://plain-otter-6.clerk.accounts.dev'
export const check = (clerkIssuer = 'https://plain-otter-7.clerk.accounts.dev') => [clerkIssuer, issuer, ISSUER, jwksUri]
export const isOurs = (payload: { iss: string }) => payload.iss === 'https://plain-otter-8.clerk.accounts.dev' && payload
