import { verifyToken } from '@clerk/backend'

export async function organization(token: string) {
  const payload = await verifyToken(token, { jwtKey: process.env.CLERK_JWT_KEY })
  return payload.org_id
}
