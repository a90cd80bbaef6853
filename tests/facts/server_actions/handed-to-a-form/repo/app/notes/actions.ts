'use server'

import { db } from '../../lib/db'

const remove = async (id: string) => {
  await db.note.delete({ where: { id } })
}

export async function removeNote(id: string) {
  await remove(id)
}
