import { verifyToken } from '@clerk/backend'

export async function organization(token: string) {
  const payload: any = await verifyToken(token, { jwtKey: process.env.CLERK_JWT_KEY })
  return payload.o?.id ?? payload.org_id ?? null
}
