import { db } from './db'

export async function addUser(id: string) {
  await db.user.create({ data: { id } })
}

export async function dropUser(id: string) {
  await db.user.deleteMany({ where: { id } })
}

export const findUser = (id: string) => db.user.findUnique({ where: { id } })
