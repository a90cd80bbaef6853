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
  if (evt.type === 'user.updated') {
    await db.user.updateMany({
      where: { id: evt.data.id, updatedAt: { lt: new Date(evt.data.updated_at) } },
      data: { name: evt.data.username },
    })
  }
  if (evt.type === 'user.created') {
    await db.user.create({ data: { id: evt.data.id } })
  }
  return new Response('ok')
}
