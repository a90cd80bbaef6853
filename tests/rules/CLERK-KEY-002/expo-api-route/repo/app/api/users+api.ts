import { createClerkClient } from '@clerk/backend'

const clerk = createClerkClient({ secretKey: process.env.CLERK_SECRET_KEY })

export async function GET(request: Request) {
  return Response.json(await clerk.users.getUserList())
}
