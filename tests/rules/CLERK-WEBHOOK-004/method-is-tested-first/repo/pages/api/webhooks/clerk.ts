import type { NextApiRequest, NextApiResponse } from 'next'
import { Webhook } from 'svix'
import { buffer } from 'micro'
import { db } from '../../../lib/db'

export const config = { api: { bodyParser: false } }

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== 'POST') {
    return res.status(405).end()
  }
  let evt: any
  try {
    evt = new Webhook(process.env.CLERK_WEBHOOK_SIGNING_SECRET!).verify(
      (await buffer(req)).toString(),
      req.headers as Record<string, string>,
    )
  } catch {
    return res.status(400).end()
  }
  if (evt.type === 'user.created') {
    await db.user.upsert({ where: { id: evt.data.id }, create: { id: evt.data.id }, update: {} })
  }
  res.status(200).end()
}
