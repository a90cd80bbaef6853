import type { NextRequest } from 'next/server'
import { verifyWebhook } from '@clerk/nextjs/webhooks'

export async function POST(req: NextRequest) {
  const payload = await req.json()
  console.log('webhook', payload.type)
  try {
    // expect: CLERK-WEBHOOK-005
    const evt = await verifyWebhook(req)
    console.log(evt.type === 'user.created')
  } catch {
    return new Response('not verified', { status: 400 })
  }
  return new Response('ok')
}
