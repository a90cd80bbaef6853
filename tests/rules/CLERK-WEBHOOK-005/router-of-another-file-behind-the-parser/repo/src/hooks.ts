import { verifyWebhook } from '@clerk/express/webhooks'
import express, { Router } from 'express'
import { db } from './db'

export const hooks = Router()

hooks.post('/clerk', express.raw({ type: 'application/json' }), async (req, res) => {
  let evt
  try {
    // expect: CLERK-WEBHOOK-005
    evt = await verifyWebhook(req)
  } catch {
    res.status(400).end()
    return
  }
  if (evt.type === 'user.created') {
    await db.user.upsert({ where: { id: evt.data.id }, create: { id: evt.data.id }, update: {} })
  }
  res.sendStatus(204)
})
