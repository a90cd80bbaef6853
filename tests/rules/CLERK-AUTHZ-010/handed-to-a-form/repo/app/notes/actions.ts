'use server'

import { db } from '../../lib/db'

const remove = async (id: string) => {
  await db.note.delete({ where: { id } })
}

// expect: CLERK-AUTHZ-010
export async function removeNote(id: string) {
  await remove(id)
}
