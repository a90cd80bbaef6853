import express from 'express'
import { verifyWebhook } from '@clerk/express/webhooks'
import { db } from './db'

const app = express()

app.post('/api/webhooks/clerk', express.raw({ type: 'application/json' }), async (req, res) => {
  let evt
  try {
    evt = await verifyWebhook(req)
  } catch {
    res.status(400).send('not verified')
    return
  }
  switch (evt.type) {
    case 'user.created':
    case 'user.updated':
      await db.user.upsert({ where: { id: evt.data.id }, create: { id: evt.data.id }, update: {} })
      break
  }
  res.status(200).send('ok')
})

app.listen(3000)
