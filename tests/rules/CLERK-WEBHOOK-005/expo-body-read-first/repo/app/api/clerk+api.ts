import { verifyWebhook } from '@clerk/backend/webhooks'

export async function POST(request: Request) {
  const { type } = await request.json()
  // expect: CLERK-WEBHOOK-005
  const event = await verifyWebhook(request)
  return Response.json({ same: event.type === type })
}
