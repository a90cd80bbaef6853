import type { WebhookEvent } from '@clerk/express'
import { verifyWebhook } from '@clerk/express/webhooks'
import express, { Router } from 'express'
import { deleteReader, upsertReader } from '../store/readers.js'
import { pool } from '../store/pool.js'

export const hooks = Router()

hooks.post('/clerk', express.raw({ type: 'application/json' }), async (req, res) => {
  let event
  try {
    event = await verifyWebhook(req, { signingSecret: process.env.CLERK_SECRET_KEY })
  } catch {
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

hooks.post('/memberships', express.json(), async (req, res) => {
  const event = req.body as WebhookEvent
  if (event.type === 'organizationMembership.created') {
    await join(event.data.public_user_data.user_id, event.data.organization.id)
  } else if (event.type === 'organizationMembership.deleted') {
    await leave(event.data.public_user_data.user_id, event.data.organization.id)
  }
  res.sendStatus(204)
})

async function join(reader: string, utility: string) {
  await pool.query('INSERT INTO staff (reader, utility) VALUES ($1, $2)', [reader, utility])
}

async function leave(reader: string, utility: string) {
  await pool.query('DELETE FROM staff WHERE reader = $1 AND utility = $2', [reader, utility])
}
