import { pool } from './pool.js'

export async function listReadings(reader: string | null) {
  const { rows } = await pool.query('SELECT meter, value FROM readings WHERE reader = $1', [reader])
  return rows
}

export async function saveReading(reader: string | null, meter: string, value: number) {
  await pool.query('INSERT INTO readings (reader, meter, value) VALUES ($1, $2, $3)', [
    reader,
    meter,
    value,
  ])
}
