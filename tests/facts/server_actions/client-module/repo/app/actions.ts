'use client'

import { useUser } from '@clerk/nextjs'
import { db } from '../lib/db'

export async function remove(id: string) {
  await db.item.delete({ where: { id } })
}
