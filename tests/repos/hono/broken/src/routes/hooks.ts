import { verifyWebhook } from '@clerk/hono/webhooks'
import { createRouter } from '@/lib/create-app'
import { sql } from '@/lib/sql'
import { removeMember, saveMember } from '@/store/members'

const hooks = createRouter()

hooks.post('/clerk', async (c) => {
  await sql`INSERT INTO deliveries (id) VALUES (${c.req.header('svix-id')!})`
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
    case 'organization.created':
      await saveMember(event.data.id, event.data.name)
      break
  }
  return c.body(null, 204)
})

hooks.post('/memberships', async (c) => {
  const { type, data } = await c.req.json()
  if (type === 'organizationMembership.created') {
    await saveMember(data.public_user_data.user_id, data.organization.id)
  }
  return c.body(null, 204)
})

export default hooks
