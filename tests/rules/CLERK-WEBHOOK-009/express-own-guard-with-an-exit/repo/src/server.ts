import express from 'express'
import { verifyWebhook } from '@clerk/express/webhooks'
import { requireUser } from './auth'

const app = express()
app.use(requireUser)

app.post('/api/webhooks/clerk', express.raw({ type: 'application/json' }), async (req, res) => {
  try {
    const evt = await verifyWebhook(req)
    if (evt.type === 'user.created') console.log(evt.data.id)
    res.status(200).end()
  } catch {
    res.status(400).end()
  }
})
app.listen(3000)
