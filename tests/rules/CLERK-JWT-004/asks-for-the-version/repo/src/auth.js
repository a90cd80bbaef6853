import { verifyToken } from '@clerk/backend'

export async function organization(token) {
  const payload = await verifyToken(token, { jwtKey: process.env.CLERK_JWT_KEY })
  return payload.v === 2 ? organizationOf(payload) : payload.org_id
}
