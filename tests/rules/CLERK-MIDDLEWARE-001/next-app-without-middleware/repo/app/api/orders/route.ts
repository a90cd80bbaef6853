import { auth } from '@clerk/nextjs/server'

export async function GET() {
  // expect: CLERK-MIDDLEWARE-001
  const { userId } = await auth()
  return Response.json({ userId })
}
