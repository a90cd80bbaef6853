import express, { Router } from 'express'
import { verifyWebhook } from '@clerk/express/webhooks'
import { db } from './db'

export const clerkRouter = Router()

// expect: CLERK-WEBHOOK-001
clerkRouter.post('/webhooks/clerk', express.raw({ type: 'application/json' }), async (req, res) => {
  let evt
  try {
    evt = await verifyWebhook(req)
  } catch {
    return res.status(400).end()
  }
  if (evt.type === 'user.created') {
    await db.user.upsert({ where: { id: evt.data.id }, create: { id: evt.data.id }, update: {} })
  }
  return res.status(200).end()
})
