import { getAuth } from '@clerk/express'
import { Router } from 'express'
import { pool } from './pool.js'

export const bookings = Router()

bookings.get('/', async (req, res) => {
  const { userId } = getAuth(req)
  if (!userId) {
    res.sendStatus(401)
    return
  }
  const { rows } = await pool.query('SELECT * FROM bookings WHERE skipper = $1', [userId])
  res.json(rows)
})

bookings.delete('/:id', async (req, res) => {
  const { userId } = getAuth(req)
  if (!userId) {
    res.sendStatus(401)
    return
  }
  await pool.query('DELETE FROM bookings WHERE id = $1 AND skipper = $2', [req.params.id, userId])
  res.sendStatus(204)
})
