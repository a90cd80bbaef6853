import { auth, clerkClient } from '@clerk/nextjs/server'

const provider = 'oauth_dropbox'

export async function GET() {
  const { userId } = await auth()
  const client = await clerkClient()
  const { data } = await client.users.getUserOauthAccessToken(userId!, 'google')
  await client.users.getUserOauthAccessToken(userId!, provider)
  return Response.json(data)
}
