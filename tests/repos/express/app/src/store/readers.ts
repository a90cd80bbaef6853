import type { UserJSON } from '@clerk/express'
import { pool } from './pool.js'

export async function upsertReader(user: UserJSON) {
  await pool.query(
    `INSERT INTO readers (id, name) VALUES ($1, $2)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name`,
    [user.id, user.first_name],
  )
}

export async function deleteReader(id: string | undefined) {
  await pool.query('DELETE FROM readers WHERE id = $1', [id])
}
