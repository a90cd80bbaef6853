import { verifyWebhook } from '@clerk/hono/webhooks'
import { createRouter } from '@/lib/create-app'
import { removeMember, saveMember } from '@/store/members'

const hooks = createRouter()

hooks.post('/clerk', async (c) => {
  let event
  try {
    event = await verifyWebhook(c)
  } catch {
    return c.json({ error: 'bad signature' }, 400)
  }
  switch (event.type) {
    case 'user.created':
    case 'user.updated':
      await saveMember(event.data.id, event.data.first_name)
      break
    case 'user.deleted':
      await removeMember(event.data.id)
      break
  }
  return c.body(null, 204)
})

export default hooks
