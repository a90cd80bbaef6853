import express from 'express'
import { verifyWebhook } from '@clerk/express/webhooks'
import { save } from './store'

export const hooks = express.Router()
hooks.post('/clerk', express.raw({ type: 'application/json' }), async (req, res) => {
  try {
    const event = await verifyWebhook(req)
    if (event.type === 'user.created') {
      await save(event.data.id)
    }
    return res.status(200).json({ ok: true })
  } catch {
    return res.status(400).json({ ok: false })
  }
})
