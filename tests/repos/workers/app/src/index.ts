import { clerkMiddleware, getAuth } from '@clerk/hono'
import { verifyWebhook } from '@clerk/backend/webhooks'
import { Hono } from 'hono'

type Bindings = { CLERK_WEBHOOK_SIGNING_SECRET: string; QUEUE: Queue }

const app = new Hono<{ Bindings: Bindings }>()

app.post('/clerk', async (c) => {
  let evt
  try {
    evt = await verifyWebhook(c.req.raw, { signingSecret: c.env.CLERK_WEBHOOK_SIGNING_SECRET })
  } catch {
    return c.text('bad signature', 400)
  }
  switch (evt.type) {
    case 'user.created':
    case 'user.deleted':
      await c.env.QUEUE.send({ user: evt.data.id })
      break
  }
  return c.body(null, 204)
})

app.use('/sails/*', clerkMiddleware({ authorizedParties: ['https://mast.example'] }))

app.get('/sails', (c) => {
  const { userId } = getAuth(c)
  return userId ? c.json({ userId }) : c.json({ error: 'not signed in' }, 401)
})

export default app
