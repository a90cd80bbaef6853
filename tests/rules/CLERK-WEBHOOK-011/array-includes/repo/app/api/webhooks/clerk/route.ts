import type { NextRequest } from 'next/server'
import { verifyWebhook } from '@clerk/nextjs/webhooks'
import { db } from '../../../../lib/db'

const people = ['user.created', 'user.updated', 'user.deleted']

export async function POST(req: NextRequest) {
  let evt
  try {
    evt = await verifyWebhook(req)
  } catch {
    return new Response('not verified', { status: 400 })
  }
  if (people.includes(evt.type)) {
    await db.user.deleteMany({ where: { id: evt.data.id } })
  }
  return new Response('ok')
}
