import jwt from 'jsonwebtoken'

export function session(token: string) {
  // expect: CLERK-TOKEN-005
  return jwt.verify(token, process.env.CLERK_JWT_KEY!, { algorithms: ['RS256', 'HS256'], clockTolerance: 10 })
}
