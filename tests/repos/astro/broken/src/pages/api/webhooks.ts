import type { WebhookEvent } from '@clerk/astro/webhooks'
import type { APIRoute } from 'astro'
import { removeMember, saveMember } from '@/lib/members'

export const POST: APIRoute = async ({ request }) => {
  const event = (await request.json()) as WebhookEvent

  if (event.type === 'user.created' || event.type === 'user.updated') {
    await saveMember(event.data.id, event.data.first_name)
  }
  if (event.type === 'user.deleted') {
    await removeMember(event.data.id)
  }
  return new Response(null, { status: 204 })
}
