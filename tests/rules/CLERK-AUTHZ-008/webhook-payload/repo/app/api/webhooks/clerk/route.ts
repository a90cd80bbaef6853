import { verifyWebhook } from '@clerk/nextjs/webhooks'
import type { NextRequest } from 'next/server'
import { db } from '../../../../lib/db'

export async function POST(req: NextRequest) {
  const evt = await verifyWebhook(req)
  if (evt.type === 'user.created') {
    if (evt.data.unsafe_metadata.role === 'admin') {
      return new Response('no', { status: 403 })
    }
    await db.user.upsert({ where: { id: evt.data.id }, create: { id: evt.data.id }, update: {} })
  }
  return new Response('ok')
}
