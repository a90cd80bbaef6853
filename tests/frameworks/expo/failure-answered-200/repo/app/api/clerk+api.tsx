import { verifyWebhook } from '@clerk/backend/webhooks'

export async function POST(request: Request) {
  try {
    const event = await verifyWebhook(request)
    if (event.type === 'session.created') console.log(event.data.user_id)
  } catch (error) {
    console.error(error)
  }
  return new Response('ok')
}
