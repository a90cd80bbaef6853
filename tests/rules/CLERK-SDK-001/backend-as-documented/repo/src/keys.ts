import { createClerkClient, verifyToken } from '@clerk/backend'
import { verifyJwt } from '@clerk/backend/jwt'
import { verifyWebhook } from '@clerk/backend/webhooks'

const clerk = createClerkClient({ secretKey: process.env.CLERK_SECRET_KEY })

export async function check(token: string, key: string, req: Request) {
  await verifyToken(token, { jwtKey: key })
  await verifyJwt(token, { key })
  await verifyWebhook(req)
  await clerk.users.updateUserMetadata('user_1', { publicMetadata: {} })
  return clerk.m2m.verify({ token })
}
