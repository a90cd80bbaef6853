import express from 'express'
import { verifyWebhook } from '@clerk/express/webhooks'
import { remove } from './users.js'

const guard = async (req, res, next) => {
  if (!process.env.CLERK_WEBHOOK_SIGNING_SECRET) {
    return res.status(503).json({ error: 'not configured' })
  }
  try {
    req.event = await verifyWebhook(req)
    next()
  } catch {
    res.status(400).end()
  }
}

const app = express()
app.post('/webhooks/clerk', express.raw({ type: 'application/json' }), guard, async (req, res) => {
  const evt = req.event
  if (evt.type === 'user.deleted') await remove(evt.data.id)
  res.json({ ok: true })
})
app.listen(3000)
