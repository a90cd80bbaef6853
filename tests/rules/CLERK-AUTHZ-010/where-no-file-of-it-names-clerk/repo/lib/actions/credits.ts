'use server'

import { db } from '../db'

// expect: CLERK-AUTHZ-010
export async function addCredits(owner: string, amount: number) {
  return db.user.update({ where: { id: owner }, data: { credits: { increment: amount } } })
}
