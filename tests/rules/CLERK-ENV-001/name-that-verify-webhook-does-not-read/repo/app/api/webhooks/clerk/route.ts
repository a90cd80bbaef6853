import { verifyWebhook } from '@clerk/nextjs/webhooks'
import type { NextRequest } from 'next/server'

export async function POST(req: NextRequest) {
  // expect: CLERK-ENV-002
  if (!process.env.CLERK_WEBHOOK_SECRET) {
    return new Response('not set up', { status: 500 })
  }
  const evt = await verifyWebhook(req)
  return Response.json({ type: evt.type })
}
