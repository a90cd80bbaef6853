import { auth, clerkClient } from '@clerk/nextjs/server'

export async function GET() {
  const { userId } = auth().protect()
  const user = await clerkClient().users.getUser(userId)
  return Response.json(user.firstName)
}
