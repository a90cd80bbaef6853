import jwt from 'jsonwebtoken'

export function session(req: any) {
  const options = { algorithms: ['RS256' as const], clockTolerance: 10 }
  const decoded = jwt.verify(req.cookies.__session, process.env.CLERK_PEM_PUBLIC_KEY!, options) as any
  if (decoded.sts === 'pending') {
    throw new Error('the session is pending')
  }
  return decoded
}
