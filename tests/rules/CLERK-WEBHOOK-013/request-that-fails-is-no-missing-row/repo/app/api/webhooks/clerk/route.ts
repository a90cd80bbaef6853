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
    // expect: CLERK-WEBHOOK-007
    const login = await fetch('https://billing.fake-shop.example/login', { method: 'POST' })
    if (!login.ok) {
      throw new Error('billing does not answer')
    }
    await db.user.deleteMany({ where: { id: evt.data.id } })
  }
  return new Response('ok')
}
