import express from 'express'
import { db } from './db'

const app = express()
app.use(express.json())

// expect: CLERK-WEBHOOK-003
app.post('/api/webhooks/clerk', async (req, res) => {
  const { type, data } = req.body
  switch (type) {
    case 'user.created':
    case 'user.updated':
      await db.user.upsert({
        where: { id: data.id },
        create: { id: data.id, email: data.email_addresses[0]?.email_address },
        update: { email: data.email_addresses[0]?.email_address },
      })
      break
    case 'organizationMembership.deleted':
      await db.member.deleteMany({ where: { id: data.id } })
      break
  }
  res.json({ received: true })
})

app.listen(3000)
