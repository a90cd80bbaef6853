import { verifyWebhook } from '@clerk/backend/webhooks'
import { people } from '../src/people'

export async function POST(request: Request) {
  let evt
  try {
    evt = await verifyWebhook(request, { signingSecret: process.env.CLERK_WEBHOOK_SECRET })
  } catch {
    return new Response('not verified', { status: 400 })
  }
  if (evt.type === 'user.created') {
    await people.upsert(evt.data.id, evt.data.email_addresses[0]?.email_address)
  }
  return new Response('ok')
}
