import { verifyWebhook } from '@clerk/nextjs/webhooks'
import { NextResponse } from 'next/server'
import { db } from '../../../../lib/db'

export async function POST(req: any) {
  let evt
  try {
    // expect: CLERK-WEBHOOK-014
    evt = await verifyWebhook(req)
  } catch {
    return NextResponse.json({ received: false })
  }
  if (evt.type === 'user.created') {
    await db.user.upsert({ where: { id: evt.data.id }, create: { id: evt.data.id }, update: {} })
  }
  return NextResponse.json({ received: true })
}
