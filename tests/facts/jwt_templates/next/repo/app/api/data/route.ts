import { auth, clerkClient, getAuth } from '@clerk/nextjs/server'

export async function GET(request: Request) {
  const { getToken, sessionId } = await auth()
  const token = await getToken({ template: 'integration_firebase' })
  const client = await clerkClient()
  const other = await client.sessions.getToken(sessionId!, 'billing-api')
  await client.sessions.getToken(sessionId!)
  return Response.json([token, other])
}

export async function POST() {
  const token = await (await auth()).getToken({ template: 'template' })
  return Response.json(token)
}
