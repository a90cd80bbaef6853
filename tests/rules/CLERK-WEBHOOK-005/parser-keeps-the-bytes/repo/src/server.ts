import express from 'express'
import { Webhook } from 'svix'
import { db } from './db'

const app = express()

app.use(
  express.json({
    verify: (req: any, _res, bytes) => {
      req.rawBody = bytes
    },
  }),
)

app.post('/hooks/clerk', async (req: any, res) => {
  let evt: any
  try {
    evt = new Webhook(process.env.CLERK_WEBHOOK_SIGNING_SECRET!).verify(req.rawBody, req.headers)
  } catch {
    res.status(400).end()
    return
  }
  if (evt.type === 'user.created') {
    await db.user.upsert({ where: { id: evt.data.id }, create: { id: evt.data.id }, update: {} })
  }
  res.sendStatus(204)
})
