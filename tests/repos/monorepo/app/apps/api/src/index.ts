import express from 'express'
import { clerkMiddleware, getAuth } from '@clerk/express'
import { verifyWebhook } from '@clerk/express/webhooks'
import { enqueue } from '@wharf/mail'

const app = express()

// The signature is checked over the bytes as they came: before any parser.
app.post('/hooks/clerk', express.raw({ type: 'application/json' }), async (request, response) => {
  let event
  try {
    event = await verifyWebhook(request)
  } catch {
    response.status(400).send('bad signature')
    return
  }
  if (event.type === 'organization.created') {
    await enqueue('partner', event.data.id)
  }
  response.sendStatus(204)
})

app.use(express.json())
app.use(clerkMiddleware({ authorizedParties: ['https://wharf-partners.example'] }))

app.get('/partners', (request, response) => {
  const { userId, orgId } = getAuth(request)
  if (!userId) {
    response.sendStatus(401)
    return
  }
  response.json({ orgId })
})

app.listen(4000)
