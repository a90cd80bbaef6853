import type { NextApiRequest, NextApiResponse } from 'next'
import type { WebhookEvent } from '@clerk/nextjs/server'
import { db } from '../../../lib/db'

// expect: CLERK-WEBHOOK-003
export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const evt = req.body as WebhookEvent
  if (evt.type === 'user.deleted') {
    await db.user.deleteMany({ where: { id: evt.data.id } })
  }
  res.status(200).json({ ok: true })
}
