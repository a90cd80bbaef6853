import { database } from './database'

export async function loansOf(borrower: string) {
  return database.selectFrom('loans').selectAll().where('borrower', '=', borrower).execute()
}
