import { verifyWebhook } from '@clerk/nextjs/webhooks'

export async function POST(req: Request) {
  try {
    // expect: CLERK-KEY-009
    const event = await verifyWebhook(req, { signingSecret: 'whsec_RkFLRS1mYWtlLUZBS0UtZmFrZS0wMDAw' })
    return Response.json({ type: event.type })
  } catch {
    return new Response('bad signature', { status: 400 })
  }
}
