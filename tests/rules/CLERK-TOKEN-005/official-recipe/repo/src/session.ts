import jwt from 'jsonwebtoken'

const origins = ['http://localhost:3000', 'https://app.acme.example']

export function session(req: any) {
  const publicKey = process.env.CLERK_PEM_PUBLIC_KEY!
  const token = req.cookies.__session
  const options = { algorithms: ['RS256' as const], clockTolerance: 10 }
  const decoded = jwt.verify(token, publicKey, options) as any
  if (decoded.azp && !origins.includes(decoded.azp)) {
    throw new Error("Invalid 'azp' claim")
  }
  if (decoded.sts === 'pending') {
    throw new Error('the session is pending')
  }
  return decoded
}
