import jwt from 'jsonwebtoken'

export function tenantOf(token: string) {
  const payload = jwt.verify(token, process.env.JWT_SECRET!, { algorithms: ['HS256'] }) as { tenant: string }
  return payload.tenant
}
