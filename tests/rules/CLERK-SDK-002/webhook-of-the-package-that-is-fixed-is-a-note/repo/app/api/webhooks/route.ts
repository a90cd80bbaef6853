import { verifyWebhook } from '@clerk/nextjs/webhooks'
import type { NextRequest } from 'next/server'

export async function POST(request: NextRequest) {
  const event = await verifyWebhook(request)
  console.log(event.type)
  return new Response('ok')
}
