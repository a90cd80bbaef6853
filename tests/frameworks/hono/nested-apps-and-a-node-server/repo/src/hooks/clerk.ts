import { Hono } from 'hono'
import { Webhook } from 'svix'
import { save } from '../store'

const clerk = new Hono()

clerk.post('/', async (c) => {
  const payload = await c.req.text()
  const wh = new Webhook(process.env.CLERK_WEBHOOK_SECRET!)
  let event
  try {
    event = wh.verify(payload, {
      'svix-id': c.req.header('svix-id')!,
      'svix-timestamp': c.req.header('svix-timestamp')!,
      'svix-signature': c.req.header('svix-signature')!,
    }) as { type: string; data: { id: string } }
  } catch {
    return c.text('bad signature', 401)
  }
  if (event.type === 'user.created') {
    await save(event.data.id)
  }
  return c.body(null, 204)
})

export default clerk
