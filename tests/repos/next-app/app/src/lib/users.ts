import type { UserJSON } from '@clerk/nextjs/server'
import { db } from './db'

function primaryEmail(user: UserJSON) {
  return user.email_addresses.find((address) => address.id === user.primary_email_address_id)
    ?.email_address
}

// Deliveries may be repeated and may arrive out of order: every write says what should be there.
export async function saveUser(user: UserJSON) {
  const row = { email: primaryEmail(user) ?? null, updatedAt: new Date(user.updated_at) }
  await db.user.upsert({ where: { id: user.id }, create: { id: user.id, ...row }, update: row })
}

export async function removeUser(id: string) {
  await db.user.deleteMany({ where: { id } })
}
