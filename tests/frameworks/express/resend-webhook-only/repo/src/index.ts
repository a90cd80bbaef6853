import express from 'express'
import { Webhook } from 'svix'

const app = express()
app.post('/hooks/resend', express.raw({ type: 'application/json' }), (req, res) => {
  const wh = new Webhook(process.env.RESEND_WEBHOOK_SECRET!)
  const event = wh.verify(req.body, req.headers as Record<string, string>) as { type: string }
  res.json({ bounced: event.type === 'email.bounced' })
})
app.listen(3000)
