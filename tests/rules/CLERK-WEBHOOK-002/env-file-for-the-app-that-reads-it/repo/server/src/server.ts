import express from 'express'
import { Webhook } from 'svix'
import { db } from './db'

const app = express()

app.post('/api/webhooks/clerk', express.raw({ type: 'application/json' }), async (req, res) => {
  let evt
  try {
    // expect: CLERK-WEBHOOK-002
    evt = new Webhook(process.env.CLERK_WEBHOOK_SIGNING_SECRET).verify(req.body, {
      'svix-id': req.headers['svix-id'],
      'svix-timestamp': req.headers['svix-timestamp'],
      'svix-signature': req.headers['svix-signature'],
    })
  } catch {
    res.status(400).send('not verified')
    return
  }
  if (evt.type === 'user.created') {
    await db.user.upsert({ where: { id: evt.data.id }, create: { id: evt.data.id }, update: {} })
  }
  res.status(200).send('ok')
})

app.listen(3000)
