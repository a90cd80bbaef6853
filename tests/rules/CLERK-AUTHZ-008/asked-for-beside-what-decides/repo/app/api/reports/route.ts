import { auth, currentUser } from '@clerk/nextjs/server'

export async function GET() {
  const user = await currentUser()
  if (user?.publicMetadata.role !== 'admin' || user?.unsafeMetadata.role !== 'admin') {
    return new Response('Forbidden', { status: 403 })
  }
  return Response.json({ reports: [] })
}

export async function POST() {
  const { has } = await auth()
  const user = await currentUser()
  const premium = user?.unsafeMetadata.premium
  if (has({ role: 'org:admin' }) && premium) {
    return Response.json({ reports: [] })
  }
  return new Response('Forbidden', { status: 403 })
}
