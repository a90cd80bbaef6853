import { auth, currentUser } from '@clerk/nextjs/server'
import { isStaff } from '../../../lib/staff'

export async function GET() {
  const user = await currentUser()
  if (user?.unsafeMetadata.billing.plan === 'pro') {
    return Response.json([])
  } else {
    return new Response(null, { status: 403 })
  }
}

export async function POST() {
  const { sessionClaims } = await auth()
  if (['none', 'guest'].includes(sessionClaims?.unsafeMetadata.role)) {
    return { error: 'Unauthorized' }
  }
  return Response.json([])
}

export async function PUT() {
  if (await isStaff()) {
    return Response.json([])
  }
  throw new Error('no')
}

export async function PATCH() {
  const user = await currentUser()
  const { role } = user!.unsafeMetadata
  return role === 'admin' ? Response.json([]) : new Response(null, { status: 403 })
}

export async function DELETE() {
  const user = await currentUser()
  const userRole = (user?.unsafeMetadata?.userRole as string) || 'tenant'
  const hasAccess = ['owner'].includes(userRole.toLowerCase())
  if (!hasAccess) {
    return Response.json({ message: 'no' }, { status: 403 })
  }
  return Response.json([])
}
