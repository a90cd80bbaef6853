import { verifyWebhook } from '@clerk/nextjs/webhooks'
import type { NextRequest } from 'next/server'
import { enqueue } from '@wharf/mail'

export async function POST(request: NextRequest) {
  let event
  try {
    event = await verifyWebhook(request)
  } catch {
    return new Response('bad signature', { status: 400 })
  }
  switch (event.type) {
    case 'user.created':
      await enqueue('welcome', event.data.id)
      break
    case 'user.deleted':
      await enqueue('farewell', event.data.id)
      break
  }
  return new Response(null, { status: 204 })
}
