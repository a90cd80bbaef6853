import { verifyToken } from '@clerk/backend'

export async function session(token: string) {
  const payload = await verifyToken(token, { jwtKey: process.env.CLERK_JWT_KEY })
  return {
    userId: payload.sub,
    // expect: CLERK-JWT-004
    orgId: (payload.org_id as string | undefined) ?? null,
    orgSlug: (payload.org_slug as string | undefined) ?? null,
  }
}
