import { verifyWebhook } from '@clerk/nextjs/webhooks'

export async function POST(req: Request) {
  if (!process.env.WEBHOOK_SECRET) {
    return new Response('not configured', { status: 500 })
  }
  try {
    const event = await verifyWebhook(req)
    return Response.json({ type: event.type })
  } catch {
    return new Response('bad signature', { status: 400 })
  }
}
