import { db } from '@/lib/db'

// expect: CLERK-WEBHOOK-003
export async function POST(request: Request) {
  const { data } = await request.json()
  await db.customer.upsert({ where: { clerkId: data.id }, create: { clerkId: data.id }, update: {} })
  return Response.json({ ok: true })
}
