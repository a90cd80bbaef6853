import { verifyWebhook } from '@clerk/backend/webhooks'

export async function POST(request: Request) {
  console.log(await request.json())
  const event = await verifyWebhook(request)
  return Response.json({ type: event.type })
}
