import type { UserJSON } from '@clerk/nextjs/server'
import { db } from './db'

export async function saveSkipper(user: UserJSON) {
  const row = { name: user.first_name, updatedAt: new Date(user.updated_at) }
  await db.skipper.upsert({ where: { id: user.id }, create: { id: user.id, ...row }, update: row })
}

export async function removeSkipper(id: string) {
  await db.skipper.deleteMany({ where: { id } })
}
