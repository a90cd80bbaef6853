import { verifyWebhook } from '@clerk/astro/webhooks'
import type { APIRoute } from 'astro'
import { removeMember, saveMember } from '@/lib/members'

export const POST: APIRoute = async ({ request }) => {
  let event
  try {
    event = await verifyWebhook(request, {
      signingSecret: import.meta.env.CLERK_WEBHOOK_SIGNING_SECRET,
    })
  } catch {
    return new Response('bad signature', { status: 400 })
  }

  if (event.type === 'user.created' || event.type === 'user.updated') {
    await saveMember(event.data.id, event.data.first_name)
  }
  if (event.type === 'user.deleted' && event.data.id) {
    await removeMember(event.data.id)
  }
  return new Response(null, { status: 204 })
}
