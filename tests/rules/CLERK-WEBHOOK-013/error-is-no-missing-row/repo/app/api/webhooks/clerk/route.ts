import type { NextRequest } from 'next/server'
import { verifyWebhook } from '@clerk/nextjs/webhooks'
import { db } from '../../../../lib/db'

export async function POST(req: NextRequest) {
  let evt
  try {
    evt = await verifyWebhook(req)
  } catch {
    return new Response('not verified', { status: 400 })
  }
  if (evt.type === 'user.deleted') {
    const { error } = await db.from('users').delete().eq('id', evt.data.id).select()
    if (error) {
      return new Response('failed', { status: 500 })
    }
  }
  return new Response('ok')
}
