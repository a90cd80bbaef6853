import { db } from '../../../../lib/db'

export async function POST(req: Request) {
  const evt = await req.json()
  if (evt.type === 'user.created') {
    await db.user.upsert({ where: { id: evt.data.id }, create: { id: evt.data.id }, update: {} })
  } else if (evt.type === 'user.deleted') {
    await db.user.deleteMany({ where: { id: evt.data.id } })
  }
  return new Response('ok')
}
