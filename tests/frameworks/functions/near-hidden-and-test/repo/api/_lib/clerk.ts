import { verifyWebhook } from '@clerk/backend/webhooks'

export async function POST(request: Request) {
  try {
    const event = await verifyWebhook(request)
    if (event.type === 'user.created') console.log(event.data.id)
  } catch {
    return new Response('rejected', { status: 400 })
  }
  return new Response('ok')
}
