import { db } from '../../../../lib/db'

export async function GET() {
  for (const delivery of await db.delivery.findMany()) {
    const evt = JSON.parse(delivery.body)
    if (evt.type === 'user.created') {
      await db.user.upsert({ where: { id: evt.data.id }, create: { id: evt.data.id }, update: {} })
    }
  }
  return new Response('done')
}
