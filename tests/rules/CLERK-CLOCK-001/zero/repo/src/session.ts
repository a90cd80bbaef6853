import jwt from 'jsonwebtoken'

export function session(req: { cookies: Record<string, string> }) {
  const token = req.cookies.__session
  // expect: CLERK-CLOCK-001
  return jwt.verify(token, process.env.CLERK_JWT_KEY as string, { algorithms: ['RS256'], clockTolerance: 0 })
}
