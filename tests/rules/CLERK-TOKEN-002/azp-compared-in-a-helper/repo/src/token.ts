import jwt from 'jsonwebtoken'

const origins = new Set(['https://app.acme.example'])

function assertOrigin(claims: any) {
  if (claims.azp && !origins.has(claims.azp)) {
    throw new Error('token of another origin')
  }
}

export function session(token: string) {
  const options = { algorithms: ['RS256' as const], clockTolerance: 10 }
  const claims = jwt.verify(token, process.env.CLERK_JWT_KEY!, options) as any
  assertOrigin(claims)
  return claims.sts === 'pending' ? null : claims
}
