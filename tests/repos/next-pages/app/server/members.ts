import { eq } from 'drizzle-orm'
import type { UserJSON } from '@clerk/nextjs/server'
import { db, members } from './db'

export async function rememberMember(user: UserJSON) {
  const name = [user.first_name, user.last_name].filter(Boolean).join(' ')
  await db
    .insert(members)
    .values({ id: user.id, name })
    .onConflictDoUpdate({ target: members.id, set: { name } })
}

export async function forgetMember(id: string | undefined) {
  if (id) {
    await db.delete(members).where(eq(members.id, id))
  }
}
