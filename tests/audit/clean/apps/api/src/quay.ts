import { Router } from 'express'
import { pool } from './pool.js'
import { skipperFromToken } from './token.js'

export const quay = Router()

quay.post('/arrivals', async (req, res) => {
  const skipper = await skipperFromToken(req.headers.authorization)
  if (!skipper) {
    res.sendStatus(401)
    return
  }
  await pool.query('UPDATE bookings SET arrived = now() WHERE skipper = $1', [skipper])
  res.sendStatus(204)
})
