import jwt from 'jsonwebtoken'

export function session(token: string) {
  return jwt.verify(token, process.env.CLERK_JWT_KEY!, { ignoreExpiration: true })
}
