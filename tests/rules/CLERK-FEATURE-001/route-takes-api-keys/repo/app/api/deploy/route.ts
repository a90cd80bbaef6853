import { auth } from '@clerk/nextjs/server'

export async function POST() {
  // expect: CLERK-FEATURE-001
  const { userId } = await auth({ acceptsToken: ['session_token', 'api_key'] })
  return Response.json({ userId })
}
