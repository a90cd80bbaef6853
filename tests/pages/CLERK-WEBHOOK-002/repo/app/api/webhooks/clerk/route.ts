import type { NextRequest } from 'next/server'
import { verifyWebhook } from '@clerk/nextjs/webhooks'

export async function POST(req: NextRequest) {
  const evt = await verifyWebhook(req)
  return new Response(evt.type)
}
