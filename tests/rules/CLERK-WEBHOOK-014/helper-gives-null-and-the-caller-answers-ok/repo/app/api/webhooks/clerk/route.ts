import { readEvent } from '../../../../lib/clerk-event'
import { db } from '../../../../lib/db'

export async function POST(req: any) {
  const evt = await readEvent(req)
  if (!evt) {
    return new Response('ignored')
  }
  if (evt.type === 'user.created') {
    await db.user.upsert({ where: { id: evt.data.id }, create: { id: evt.data.id }, update: {} })
  }
  return new Response('ok')
}
