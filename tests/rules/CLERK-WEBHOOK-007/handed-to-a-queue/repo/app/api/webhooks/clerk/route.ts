import type { NextRequest } from 'next/server'
import { verifyWebhook } from '@clerk/nextjs/webhooks'
import { db } from '../../../../lib/db'
import { Inngest } from 'inngest'

const inngest = new Inngest({ id: 'acme' })

export async function POST(req: NextRequest) {
  let evt
  try {
    evt = await verifyWebhook(req)
  } catch {
    return new Response('not verified', { status: 400 })
  }
  if (evt.type === 'user.created') {
    await inngest.send({ name: 'clerk/user.created', data: evt.data })
  }
  return new Response('ok')
}
