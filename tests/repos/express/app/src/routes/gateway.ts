import { Router } from 'express'
import { readerFromGateway } from '../auth/gateway.js'
import { readerFromToken } from '../auth/token.js'
import { saveReading } from '../store/readings.js'

export const gateway = Router()

gateway.post('/readings', async (req, res) => {
  const reader = await readerFromToken(req.headers.authorization)
  if (!reader) {
    res.sendStatus(401)
    return
  }
  await saveReading(reader, req.body.meter, Number(req.body.value))
  res.sendStatus(201)
})

gateway.post('/ping', (req, res) => {
  res.sendStatus(readerFromGateway(req.headers.authorization) ? 204 : 401)
})
