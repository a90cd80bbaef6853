import { verifyWebhook } from '@clerk/nextjs/webhooks'
import type { NextRequest } from 'next/server'
import { removeSkipper, saveSkipper } from '@/lib/skippers'

export async function POST(request: NextRequest) {
  let event
  try {
    event = await verifyWebhook(request)
  } catch (error) {
    console.error('webhook refused', error)
    return new Response('bad signature', { status: 400 })
  }

  switch (event.type) {
    case 'user.created':
    case 'user.updated':
      await saveSkipper(event.data)
      break
    case 'user.deleted':
      if (event.data.id) {
        await removeSkipper(event.data.id)
      }
      break
  }
  return new Response(null, { status: 204 })
}
