import { verifyWebhook } from '@clerk/express/webhooks'
import express from 'express'
import { User } from './user.js'

export const app = express()

app.post('/api/webhooks/clerk', express.raw({ type: 'application/json' }), async (req, res) => {
  let evt
  try {
    evt = await verifyWebhook(req)
  } catch {
    return res.status(400).send('not verified')
  }
  if (evt.type === 'user.created') {
    // expect: CLERK-WEBHOOK-013
    await User.create({ clerkId: evt.data.id })
  }
  return res.send('ok')
})
