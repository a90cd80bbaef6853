import { verifyWebhook } from '@clerk/express/webhooks'
import express, { Router } from 'express'
import { closeHarbour, openHarbour } from './harbours.js'

export const hooks = Router()

hooks.post('/organizations', express.raw({ type: 'application/json' }), async (req, res) => {
  let event
  try {
    event = await verifyWebhook(req)
  } catch (error) {
    console.error('webhook refused', error)
    res.status(400).send('bad signature')
    return
  }

  switch (event.type) {
    case 'organization.created':
    case 'organization.updated':
      await openHarbour(event.data.id, event.data.name)
      break
    case 'organization.deleted':
      await closeHarbour(event.data.id)
      break
  }
  res.sendStatus(204)
})
