'use server'

import { db } from './db'

// expect: CLERK-AUTHZ-010
export async function removeUser(clerkId: string) {
  await db.user.delete({ where: { clerkId } })
}
