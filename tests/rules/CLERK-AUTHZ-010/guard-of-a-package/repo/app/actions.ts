'use server'

import { requireMember } from '@acme/guards'
import { auth } from '@clerk/nextjs/server'
import { db } from '../lib/db'

export async function rename(id: string, name: string) {
  await requireMember()
  await db.user.update({ where: { id }, data: { name } })
}
