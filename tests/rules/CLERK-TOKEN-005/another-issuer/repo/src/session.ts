import jwt from 'jsonwebtoken'

export function session(token: string) {
  return jwt.verify(token, process.env.AUTH0_PUBLIC_KEY!)
}
