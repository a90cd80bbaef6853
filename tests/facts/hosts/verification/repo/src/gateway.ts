import { expressjwt } from 'express-jwt'
import { expressJwtSecret } from 'jwks-rsa'

const CLERK_ISSUER = 'https://login.acme.test'

export const guard = expressjwt({
  secret: expressJwtSecret({ jwksUri: 'https://plain-otter-7.clerk.accounts.dev/.well-known/jwks.json' }),
  issuer: CLERK_ISSUER,
  algorithms: ['RS256'],
})

export function isOurs(claims: { iss: string }) {
  return claims.iss === 'https://plain-otter-7.clerk.accounts.dev'
}
