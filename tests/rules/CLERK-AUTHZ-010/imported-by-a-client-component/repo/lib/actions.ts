'use server'

import { db } from './db'

// expect: CLERK-AUTHZ-010
export async function addCredits(userId: string, amount: number) {
  return db.user.update({ where: { clerkId: userId }, data: { credits: { increment: amount } } })
}
