import { Hono } from 'hono'

const app = new Hono()
app.post('/webhooks/clerk', async (c) => {
  const { type, data } = await c.req.json()
  switch (type) {
    case 'user.created':
    case 'user.deleted':
      console.log(data.id)
  }
  return c.json({ ok: true })
})

export default app
