import { auth } from '@clerk/nextjs/server'

export async function GET() {
  // expect: CLERK-AUTHZ-007
  const { userId } = auth()
  return Response.json({ userId })
}
