import jwt from 'jsonwebtoken'

export function session(token: string) {
  // expect: CLERK-TOKEN-005
  return jwt.verify(token, process.env.CLERK_JWT_KEY!, { algorithms: ['RS256'], ignoreExpiration: true, clockTolerance: 10 })
}
