import { pool } from './pool.js'

export async function openHarbour(id: string, name: string) {
  await pool.query(
    `INSERT INTO harbours (id, name) VALUES ($1, $2)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name`,
    [id, name],
  )
}

export async function closeHarbour(id: string | undefined) {
  await pool.query('DELETE FROM harbours WHERE id = $1', [id])
}
