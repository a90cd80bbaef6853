import { currentUser } from '@clerk/nextjs/server'

export async function GET() {
  const user = await currentUser()
  // expect: CLERK-AUTHZ-008
  if (user?.publicMetadata.role !== 'admin' && user?.unsafeMetadata.role !== 'admin') {
    return new Response('Forbidden', { status: 403 })
  }
  return Response.json({ reports: [] })
}
