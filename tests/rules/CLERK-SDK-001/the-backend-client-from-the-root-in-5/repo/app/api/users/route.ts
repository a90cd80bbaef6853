import { clerkClient } from '@clerk/nextjs'
import { auth } from '@clerk/nextjs/server'

export async function GET() {
  const { userId } = auth()

  if (!userId) {
    return new Response(null, { status: 401 })
  }
  // expect: CLERK-SDK-001
  return Response.json(await clerkClient.users.getUser(userId))
}
