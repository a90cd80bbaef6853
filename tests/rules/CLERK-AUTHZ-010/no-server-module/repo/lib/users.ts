import { db } from './db'
import type { UserJSON } from '@clerk/nextjs/server'

export async function removeUser(clerkId: string) {
  await db.user.delete({ where: { clerkId } })
}
