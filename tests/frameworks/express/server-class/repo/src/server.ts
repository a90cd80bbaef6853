import express from 'express'
import { verifyWebhook } from '@clerk/express/webhooks'
import { save } from './store'

export class Server {
  public app: express.Application

  constructor() {
    this.app = express()
    this.hooks()
    this.parsers()
    this.routes()
  }

  private parsers() {
    this.app.use(express.json())
  }

  private routes() {
    this.app.get('/health', (req, res) => res.send('ok'))
  }

  private hooks() {
    this.app.post('/hooks/clerk', express.raw({ type: 'application/json' }), async (req, res) => {
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
  }
}
