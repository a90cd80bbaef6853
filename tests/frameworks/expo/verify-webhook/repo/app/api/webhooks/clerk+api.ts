import { verifyWebhook } from '@clerk/backend/webhooks'

export async function POST(request: Request) {
  try {
    const event = await verifyWebhook(request)
    if (event.type === 'user.created') {
      console.log(event.data.id)
    }
    return new Response('ok')
  } catch {
    return new Response('no', { status: 400 })
  }
}
