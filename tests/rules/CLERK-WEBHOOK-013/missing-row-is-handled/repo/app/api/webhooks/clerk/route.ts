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
    try {
      await db.user.delete({ where: { id: evt.data.id } })
    } catch (error) {
      if ((error as { code?: string }).code !== 'P2025') throw error
    }
  }
  return new Response('ok')
}
