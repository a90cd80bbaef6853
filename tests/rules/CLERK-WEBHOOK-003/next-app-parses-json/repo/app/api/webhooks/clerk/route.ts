import { db } from '../../../../lib/db'

// expect: CLERK-WEBHOOK-003
export async function POST(req: Request) {
  const evt = await req.json()
  if (evt.type === 'user.created') {
    await db.user.upsert({ where: { id: evt.data.id }, create: { id: evt.data.id }, update: {} })
  } else if (evt.type === 'user.deleted') {
    await db.user.deleteMany({ where: { id: evt.data.id } })
  }
  return new Response('ok')
}
