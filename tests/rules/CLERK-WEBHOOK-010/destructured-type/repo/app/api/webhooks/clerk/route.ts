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
  const { type, data } = evt
  // expect: CLERK-WEBHOOK-010
  if (type === 'session.ended') {
    await db.visit.deleteMany({ where: { id: data.id } })
  }
  return new Response('ok')
}
