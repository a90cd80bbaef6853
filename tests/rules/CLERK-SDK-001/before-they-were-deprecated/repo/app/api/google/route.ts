import { auth, clerkClient } from '@clerk/nextjs/server'

export async function GET() {
  const { userId } = await auth()
  const client = await clerkClient()

  if (!userId) {
    return new Response(null, { status: 401 })
  }
  return Response.json(await client.users.getUserOauthAccessToken(userId, 'oauth_google'))
}
