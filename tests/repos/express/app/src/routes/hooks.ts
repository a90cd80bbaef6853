import { verifyWebhook } from '@clerk/express/webhooks'
import express, { Router } from 'express'
import { deleteReader, upsertReader } from '../store/readers.js'

export const hooks = Router()

hooks.post('/clerk', express.raw({ type: 'application/json' }), async (req, res) => {
  let event
  try {
    event = await verifyWebhook(req)
  } catch (error) {
    console.error('webhook refused', error)
    res.status(400).send('bad signature')
    return
  }

  switch (event.type) {
    case 'user.created':
    case 'user.updated':
      await upsertReader(event.data)
      break
    case 'user.deleted':
      await deleteReader(event.data.id)
      break
  }

  res.sendStatus(204)
})
