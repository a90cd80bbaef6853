import { verifyWebhook } from '@clerk/backend/webhooks'

export async function POST(request: Request) {
  const event = await verifyWebhook(request)
  console.log(event.type)
  return new Response('ok')
}
