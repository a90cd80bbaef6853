import express from 'express'
import { db } from './db'
import { verifyClerk } from './verify'

const app = express()

app.post('/api/webhooks/clerk', express.raw({ type: 'application/json' }), verifyClerk, async (req, res) => {
  const evt = JSON.parse(req.body.toString())
  if (evt.type === 'user.created') {
    await db.user.upsert({ where: { id: evt.data.id }, create: { id: evt.data.id }, update: {} })
  }
  res.sendStatus(204)
})
