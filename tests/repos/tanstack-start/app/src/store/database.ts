import { Kysely, PostgresDialect } from 'kysely'
import { Pool } from 'pg'

interface Tables {
  borrowers: { id: string; name: string | null }
  loans: { id: string; borrower: string; seed: string }
}

export const database = new Kysely<Tables>({
  dialect: new PostgresDialect({ pool: new Pool({ connectionString: process.env.DATABASE_URL }) }),
})
