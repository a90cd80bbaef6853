import type { NextApiRequest, NextApiResponse } from 'next'
import { verifyWebhook } from '@clerk/nextjs/webhooks'
import { db } from '../../../lib/db'

export const config = { api: { bodyParser: false } }

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  let evt
  try {
    // expect: CLERK-WEBHOOK-005
    evt = await verifyWebhook(req)
  } catch {
    return res.status(400).end()
  }
  if (evt.type === 'user.created') {
    await db.user.upsert({ where: { id: evt.data.id }, create: { id: evt.data.id }, update: {} })
  }
  return res.status(200).end()
}
