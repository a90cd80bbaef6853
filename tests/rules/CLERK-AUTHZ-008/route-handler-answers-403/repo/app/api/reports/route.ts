import { currentUser } from '@clerk/nextjs/server'

export async function GET() {
  const user = await currentUser()
  // expect: CLERK-AUTHZ-008
  if (!user || user.unsafeMetadata.role !== 'admin') {
    return Response.json({ error: 'no' }, { status: 403 })
  }
  return Response.json([])
}
