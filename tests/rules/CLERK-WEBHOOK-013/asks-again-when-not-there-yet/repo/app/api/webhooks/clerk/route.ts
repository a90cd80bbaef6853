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
    const known = await db.user.findUnique({ where: { id: evt.data.id } })
    if (!known) {
      return new Response('no such user', { status: 404 })
    }
    await db.user.update({ where: { id: known.id }, data: { name: evt.data.username } })
  }
  return new Response('ok')
}
