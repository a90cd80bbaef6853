import { currentUser } from '@clerk/nextjs/server'

export async function GET() {
  const user = await currentUser()
  // expect: CLERK-AUTHZ-008
  const plan = user?.publicMetadata.plan ?? user?.unsafeMetadata.plan
  if (plan === 'pro') {
    return Response.json([])
  }
  return new Response('Payment required', { status: 403 })
}
