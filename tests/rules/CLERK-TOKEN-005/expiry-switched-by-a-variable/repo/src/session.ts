import jwt from 'jsonwebtoken'

export function session(token: string) {
  return jwt.verify(token, process.env.CLERK_JWT_KEY!, { algorithms: ['RS256'], ignoreExpiration: process.env.OLD_TOKENS === 'yes', clockTolerance: 10 })
}
