import { getAuth, requireAuth } from '@clerk/express'
import { Router } from 'express'
import { listReadings, saveReading } from '../store/readings.js'

export const readings = Router()

readings.use(requireAuth())

readings.get('/', async (req, res) => {
  const { userId } = getAuth(req)
  res.json(await listReadings(userId))
})

readings.post('/', async (req, res) => {
  const { userId } = getAuth(req)
  await saveReading(userId, req.body.meter, Number(req.body.value))
  res.sendStatus(201)
})
