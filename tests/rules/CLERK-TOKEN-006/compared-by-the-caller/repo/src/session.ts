import jwt from 'jsonwebtoken'

export function session(token: string) {
  const options = { algorithms: ['RS256' as const], clockTolerance: 10 }
  return jwt.verify(token, process.env.CLERK_JWT_KEY!, options) as jwt.JwtPayload
}
