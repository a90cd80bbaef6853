import { verifyWebhook } from '@clerk/backend/webhooks'

export async function POST(request: Request) {
  const event = await verifyWebhook(request)
  return Response.json({ type: event.type })
}
