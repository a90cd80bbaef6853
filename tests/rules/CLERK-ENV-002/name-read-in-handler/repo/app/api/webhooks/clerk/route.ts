import { verifyWebhook } from '@clerk/nextjs/webhooks'

// expect: CLERK-ENV-002
if (!process.env.CLERK_WEBHOOK_SECRET) throw new Error('no signing secret')

export async function POST(req: Request) {
  try {
    const event = await verifyWebhook(req)
    return Response.json({ type: event.type })
  } catch {
    return new Response('bad signature', { status: 400 })
  }
}
