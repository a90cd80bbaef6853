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
  if (evt.type === 'user.created') {
    await db.user.upsert({ where: { id: evt.data.id }, create: { id: evt.data.id }, update: {} })
    // expect: CLERK-WEBHOOK-007
    await fetch('https://crm.fake-acme.example/contacts', { method: 'POST', body: JSON.stringify(evt.data) })
  }
  res.status(200).send('ok')
})

app.listen(3000)
