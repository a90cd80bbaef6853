import type { NextRequest } from 'next/server'
import { verifyWebhook } from '@clerk/nextjs/webhooks'
import { db } from '../../../../lib/db'

const wanted = ['user.created', 'user.deleted']

// expect: CLERK-WEBHOOK-011
export async function POST(req: NextRequest) {
  let evt
  try {
    evt = await verifyWebhook(req)
  } catch {
    return new Response('not verified', { status: 400 })
  }
  if (!wanted.includes(evt.type)) {
    return new Response('ignored')
  }
  await db.user.deleteMany({ where: { id: evt.data.id } })
  return new Response('ok')
}
