import jwt from 'jsonwebtoken'

export function invitation(token: string) {
  return jwt.verify(token, process.env.CLERK_SECRET_KEY!, { algorithms: ['HS256'] })
}
