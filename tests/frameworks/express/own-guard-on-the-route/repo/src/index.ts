import express from 'express'
import { verifyWebhook } from '@clerk/express/webhooks'
import { save } from './store'
import { getAuth } from '@clerk/express'
import type { NextFunction, Request, Response } from 'express'
function signedIn(req: Request, res: Response, next: NextFunction) {
  if (!getAuth(req).userId) {
    return res.status(401).end()
  }
  next()
}

const app = express()

app.post('/hooks/clerk', signedIn, express.raw({ type: 'application/json' }), async (req, res) => {
  try {
    const event = await verifyWebhook(req)
    if (event.type === 'user.created') {
      await save(event.data.id)
    }
    return res.status(200).json({ ok: true })
  } catch {
    return res.status(400).json({ ok: false })
  }
})
app.listen(8080)
