import express from 'express'
import { redis } from './redis'

const app = express()

app.post('/api/webhooks/clerk', express.raw({ type: 'application/json' }), async (req, res) => {
  await redis.lpush('clerk', JSON.stringify({ body: req.body.toString(), headers: req.headers }))
  res.sendStatus(202)
})
