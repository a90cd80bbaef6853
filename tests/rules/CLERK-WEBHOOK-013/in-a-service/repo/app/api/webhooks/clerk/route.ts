import type { NextRequest } from 'next/server'
import { verifyWebhook } from '@clerk/nextjs/webhooks'
import * as users from '../../../../lib/users'

export async function POST(req: NextRequest) {
  let evt
  try {
    evt = await verifyWebhook(req)
  } catch {
    return new Response('not verified', { status: 400 })
  }
  if (evt.type === 'user.created') await users.addUser(evt.data.id)
  if (evt.type === 'user.deleted') await users.dropUser(evt.data.id!)
  return new Response('ok')
}
