import { auth, clerkClient } from '@clerk/nextjs'

export async function GET() {
  const { userId } = auth()

  if (!userId) {
    return new Response(null, { status: 401 })
  }
  return Response.json(await clerkClient.users.getUser(userId))
}
