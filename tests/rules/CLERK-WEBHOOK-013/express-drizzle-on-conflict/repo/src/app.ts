import { verifyWebhook } from '@clerk/express/webhooks'
import express from 'express'
import { drizzle } from 'drizzle-orm/node-postgres'
import { users } from './schema.js'

const db = drizzle(process.env.DATABASE_URL!)
export const app = express()

app.post('/api/webhooks/clerk', express.raw({ type: 'application/json' }), async (req, res) => {
  let evt
  try {
    evt = await verifyWebhook(req)
  } catch {
    return res.status(400).send('not verified')
  }
  if (evt.type === 'user.created') {
    await db.insert(users).values({ id: evt.data.id }).onConflictDoNothing()
  }
  return res.send('ok')
})
