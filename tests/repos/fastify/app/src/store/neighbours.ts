import { pool } from './pool.js'

export async function saveNeighbour(id: string, name: string | null) {
  await pool.query(
    `INSERT INTO neighbours (id, name) VALUES ($1, $2)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name`,
    [id, name],
  )
}

export async function removeNeighbour(id: string) {
  await pool.query('DELETE FROM neighbours WHERE id = $1', [id])
}
