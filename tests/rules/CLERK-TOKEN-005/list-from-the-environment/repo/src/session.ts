import jwt from 'jsonwebtoken'

export function session(token: string) {
  return jwt.verify(token, process.env.CLERK_JWT_KEY!, { algorithms: process.env.ALGORITHMS!.split(',') as any, clockTolerance: 10 })
}
