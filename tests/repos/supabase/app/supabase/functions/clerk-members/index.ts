import { dropMember, keepMember } from '../_shared/members.ts'
import { verified } from '../_shared/verify.ts'

Deno.serve(async (req) => {
  let event
  try {
    event = await verified(req)
  } catch (error) {
    console.error('webhook refused', error)
    return new Response('bad signature', { status: 401 })
  }

  const { type, data } = event
  if (type === 'user.created' || type === 'user.updated') {
    await keepMember(data.id, data.username ?? data.first_name)
  } else if (type === 'user.deleted') {
    await dropMember(data.id)
  }
  return Response.json({ received: true })
})
