import type { WebhookEvent } from '@clerk/react-router/webhooks'
import { people } from '../people'

// expect: CLERK-WEBHOOK-003
export async function action({ request }) {
  const evt = (await request.json()) as WebhookEvent
  if (evt.type === 'user.created') await people.upsert(evt.data.id)
  return new Response('ok')
}
