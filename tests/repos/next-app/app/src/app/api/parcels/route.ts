import { auth } from '@clerk/nextjs/server'
import { db } from '@/lib/db'

export async function GET() {
  const { userId } = await auth()
  if (!userId) {
    return Response.json({ error: 'sign in first' }, { status: 401 })
  }
  const parcels = await db.parcel.findMany({ where: { ownerId: userId } })
  return Response.json({ parcels })
}
