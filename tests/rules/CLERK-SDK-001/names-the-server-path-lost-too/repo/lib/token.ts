import { Clerk, createClerkClient, decodeJwt, verifyToken } from '@clerk/nextjs/server'

export const client = createClerkClient({ secretKey: process.env.CLERK_SECRET_KEY })
// expect: CLERK-SDK-001
export const old = Clerk({ secretKey: process.env.CLERK_SECRET_KEY })

export async function subject(token: string) {
  const { sub } = await verifyToken(token, { secretKey: process.env.CLERK_SECRET_KEY })

  // expect: CLERK-SDK-001
  return sub ?? decodeJwt(token).payload.sub
}
