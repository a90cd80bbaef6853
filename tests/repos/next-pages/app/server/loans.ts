import { eq } from 'drizzle-orm'
import { db, loans } from './db'

export async function loansOf(memberId: string) {
  return db
    .select({ id: loans.id, tool: loans.tool })
    .from(loans)
    .where(eq(loans.memberId, memberId))
}
