import { auth, clerkClient } from '@clerk/nextjs/server'

export async function GET() {
  await auth.protect()
  const client = await clerkClient()
  const users = await client.users.getUserList({ limit: 100 })
  await fetch('https://api.clerk.com/v1/jwks', { headers: { Authorization: `Bearer ${process.env.CLERK_SECRET_KEY}` } })
  return Response.json(users.data)
}
