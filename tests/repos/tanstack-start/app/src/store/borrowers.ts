import { database } from './database'

export async function saveBorrower(id: string, name: string | null) {
  await database
    .insertInto('borrowers')
    .values({ id, name })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ name }))
    .execute()
}

export async function forgetBorrower(id: string) {
  await database.deleteFrom('borrowers').where('id', '=', id).execute()
}
