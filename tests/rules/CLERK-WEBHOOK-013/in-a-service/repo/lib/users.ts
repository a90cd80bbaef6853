import { db } from './db'

export async function addUser(id: string) {
  // expect: CLERK-WEBHOOK-013
  await db.user.create({ data: { id } })
}

export async function dropUser(id: string) {
  await db.user.deleteMany({ where: { id } })
}
