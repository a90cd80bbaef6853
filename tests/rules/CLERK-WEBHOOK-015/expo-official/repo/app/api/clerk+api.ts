import { verifyWebhook } from '@clerk/backend/webhooks'

export async function POST(request: Request) {
  let event
  try {
    event = await verifyWebhook(request)
  } catch {
    return new Response('not verified', { status: 400 })
  }
  if (event.type === 'user.created') {
    console.log('welcome', event.data.id)
  }
  return Response.json({ ok: true })
}
