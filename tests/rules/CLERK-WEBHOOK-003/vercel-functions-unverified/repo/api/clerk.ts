import { verifyWebhook } from '@clerk/backend/webhooks'
import { people } from '../src/people'

// expect: CLERK-WEBHOOK-003
export async function POST(request: Request) {
  const evt = await request.json()
  if (evt.type === 'user.created') {
    await people.upsert(evt.data.id, evt.data.email_addresses[0]?.email_address)
  }
  return new Response('ok')
}
