import { createClerkClient } from '@clerk/backend'

const clerk = createClerkClient({ secretKey: process.env.CLERK_SECRET_KEY })

export async function session(request: Request) {
  const state = await clerk.authenticateRequest(request, { jwtKey: process.env.CLERK_JWT_KEY })
  return state.toAuth()
}
