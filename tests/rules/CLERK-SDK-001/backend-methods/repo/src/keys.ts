import { createClerkClient, verifyJwt } from '@clerk/backend'

const clerk = createClerkClient({ secretKey: process.env.CLERK_SECRET_KEY })

export async function check(secret: string, token: string) {
  // expect: CLERK-SDK-001
  await verifyJwt(token, { key: secret })
  // expect: CLERK-SDK-001
  return clerk.m2m.verifyToken({ token })
}

export const list = () => clerk.users.getUserList({ limit: 100 })
