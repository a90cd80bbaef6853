import jwt from 'jsonwebtoken'

export function permissions(req: any) {
  const options = { algorithms: ['RS256' as const], clockTolerance: 10 }
  const claims = jwt.verify(req.cookies.__session, process.env.CLERK_JWT_KEY!, options) as any
  // expect: CLERK-JWT-004
  return claims.sts === 'pending' ? [] : claims.org_permissions
}
