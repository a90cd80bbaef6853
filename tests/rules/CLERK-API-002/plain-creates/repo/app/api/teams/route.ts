import { auth, clerkClient } from '@clerk/nextjs/server'

export async function POST(request: Request) {
  const { userId } = await auth()
  if (!userId) return new Response('no', { status: 401 })
  const { name } = await request.json()
  const client = await clerkClient()
  const team = await client.organizations.createOrganization({ name, createdBy: userId })
  return Response.json(team)
}
