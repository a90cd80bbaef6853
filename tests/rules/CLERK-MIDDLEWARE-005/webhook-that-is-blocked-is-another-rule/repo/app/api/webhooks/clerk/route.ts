import { verifyWebhook } from '@clerk/nextjs/webhooks'
import { NextRequest } from 'next/server'

export async function POST(req: NextRequest) {
  const evt = await verifyWebhook(req)
  if (evt.type === 'user.deleted') console.log(evt.data.id)
  return new Response('ok')
}
