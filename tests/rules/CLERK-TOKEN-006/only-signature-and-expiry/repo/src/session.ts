import jwt from 'jsonwebtoken'

export function session(token: string) {
  const options = { algorithms: ['RS256' as const], clockTolerance: 10 }
  // expect: CLERK-TOKEN-006
  const claims = jwt.verify(token, process.env.CLERK_JWT_KEY!, options) as jwt.JwtPayload
  if (claims.azp !== 'https://app.acme.example') {
    throw new Error('token of another origin')
  }
  return claims.sub
}
