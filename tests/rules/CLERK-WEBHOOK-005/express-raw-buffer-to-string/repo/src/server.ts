import express from 'express'
import { Webhook } from 'svix'
import { db } from './db'

const app = express()

app.post('/api/webhooks/clerk', express.raw({ type: 'application/json' }), async (req, res) => {
  const wh = new Webhook(process.env.CLERK_WEBHOOK_SECRET!)
  let evt: any
  try {
    evt = wh.verify(req.body.toString(), {
      'svix-id': req.headers['svix-id'] as string,
      'svix-timestamp': req.headers['svix-timestamp'] as string,
      'svix-signature': req.headers['svix-signature'] as string,
    })
  } catch {
    return res.status(400).end()
  }
  if (evt.type === 'user.created') {
    await db.user.upsert({ where: { id: evt.data.id }, create: { id: evt.data.id }, update: {} })
  }
  return res.status(200).end()
})

app.listen(3000)
