import { verifyWebhook } from '@clerk/nextjs/webhooks'

export async function POST(req: Request) {
  try {
    const event = await verifyWebhook(req)
    return Response.json({ type: event.type })
  } catch {
    return new Response('bad signature', { status: 400 })
  }
}
