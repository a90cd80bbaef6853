import { db } from '../lib/db'

export async function save(id: string) {
  await db.item.upsert({ where: { id } })
  await db.log.create({ data: { id } })
}
