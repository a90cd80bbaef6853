import { db } from './db'

export async function save(event: any) {
  if (event.type === 'user.created') {
    // expect: CLERK-WEBHOOK-015
    await db.user.upsert({ where: { id: event.data.id }, create: { id: event.data.id, at: event.timestamp }, update: {} })
  }
}
