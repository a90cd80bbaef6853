'use server'

import { db } from '../lib/db'

export default async function (id: string) {
  await db.item.delete({ where: { id } })
}
