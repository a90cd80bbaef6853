import type { NextRequest } from 'next/server'
import { verifyWebhook } from '@clerk/nextjs/webhooks'
import { db } from '../../../../lib/db'

// expect: CLERK-WEBHOOK-011
export async function POST(req: NextRequest) {
  let evt
  try {
    evt = await verifyWebhook(req)
  } catch {
    return new Response('not verified', { status: 400 })
  }
  switch (evt.type) {
    case 'user.created':
    case 'user.deleted':
      await db.user.upsert({ where: { id: evt.data.id }, create: { id: evt.data.id }, update: {} })
      break
    default:
      console.log('not handled', evt.type)
  }
  return new Response('ok')
}
