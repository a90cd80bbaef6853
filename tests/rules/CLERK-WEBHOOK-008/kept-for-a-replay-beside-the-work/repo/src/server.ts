import express from 'express'
import { verifyWebhook } from '@clerk/express/webhooks'
import { db } from './db'
import { redis } from './redis'

const app = express()

app.post('/api/webhooks/clerk', express.raw({ type: 'application/json' }), async (req, res) => {
  let evt
  try {
    evt = await verifyWebhook(req)
  } catch {
    res.status(400).end()
    return
  }
  await redis.lpush('clerk', JSON.stringify({ body: req.body.toString(), headers: req.headers }))
  if (evt.type === 'user.created') {
    await db.user.upsert({ where: { id: evt.data.id }, create: { id: evt.data.id }, update: {} })
  }
  res.sendStatus(204)
})
