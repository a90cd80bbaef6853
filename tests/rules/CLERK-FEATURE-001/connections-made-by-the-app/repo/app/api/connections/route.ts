import { clerkClient } from '@clerk/nextjs/server'

export async function POST(request: Request) {
  const client = await clerkClient()
  return Response.json(await client.enterpriseConnections.createEnterpriseConnection(await request.json()))
}
