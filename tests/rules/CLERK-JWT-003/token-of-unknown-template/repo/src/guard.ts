import { verifyToken } from '@clerk/backend'

export async function tenantOf(token: string) {
  const claims = await verifyToken(token, { jwtKey: process.env.CLERK_JWT_KEY })
  return claims.tenant_id
}
