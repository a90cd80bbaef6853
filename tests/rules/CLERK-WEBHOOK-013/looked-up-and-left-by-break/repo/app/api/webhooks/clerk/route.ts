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
  switch (evt.type) {
    case 'user.created': {
      const known = await db.user.findUnique({ where: { id: evt.data.id } })
      if (known) break
      await db.user.create({ data: { id: evt.data.id } })
      break
    }
  }
  return new Response('ok')
}
