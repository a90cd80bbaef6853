import { verifyWebhook } from '@clerk/nextjs/webhooks'
import type { NextRequest } from 'next/server'

export async function POST(req: NextRequest) {
  const evt = await verifyWebhook(req)
  return Response.json({ type: evt.type })
}
