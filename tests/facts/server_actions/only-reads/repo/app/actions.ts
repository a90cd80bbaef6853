'use server'

import { db } from '../lib/db'
import { clerkClient } from '@clerk/nextjs/server'

export async function list(kind: string) {
  return db.item.findMany({ where: { kind } })
}

async function clean() {
  await db.item.deleteMany({})
}
