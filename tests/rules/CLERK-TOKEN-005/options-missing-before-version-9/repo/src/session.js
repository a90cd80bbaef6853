import jwt from 'jsonwebtoken'

export function session(token) {
  // expect: CLERK-TOKEN-005
  return jwt.verify(token, process.env.CLERK_JWT_KEY)
}
