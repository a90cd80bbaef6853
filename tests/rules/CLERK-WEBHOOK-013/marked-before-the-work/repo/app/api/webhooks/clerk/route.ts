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
  const id = req.headers.get('svix-id')!
  const seen = await db.delivery.findUnique({ where: { id } })
  if (seen) return new Response('ok')
  // expect: CLERK-WEBHOOK-013
  await db.delivery.create({ data: { id } })
  await db.user.upsert({ where: { id: evt.data.id }, create: { id: evt.data.id }, update: {} })
  return new Response('ok')
}
