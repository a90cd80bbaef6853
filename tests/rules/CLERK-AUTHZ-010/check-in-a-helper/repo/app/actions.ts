'use server'

import { db } from '../lib/db'
import { me } from '../lib/me'

export async function rename(name: string) {
  await db.user.update({ where: { clerkId: await me() }, data: { name } })
}
