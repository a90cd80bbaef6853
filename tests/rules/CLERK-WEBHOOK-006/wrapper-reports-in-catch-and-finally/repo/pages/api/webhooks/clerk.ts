import { buffer } from 'micro'
import type { NextApiRequest, NextApiResponse } from 'next'
import { Webhook } from 'svix'
import { db } from '../../../lib/db'
import { withReport } from '../../../lib/report'

export const config = { api: { bodyParser: false } }

async function handler(req: NextApiRequest, res: NextApiResponse) {
  const body = (await buffer(req)).toString()
  let evt: any
  try {
    evt = new Webhook(process.env.CLERK_WEBHOOK_SIGNING_SECRET!).verify(body, req.headers as Record<string, string>)
  } catch {
    res.status(400).end()
    return
  }
  if (evt.type === 'user.created') {
    await db.user.upsert({ where: { id: evt.data.id }, create: { id: evt.data.id }, update: {} })
  }
  res.status(200).end()
}

export default withReport(handler)
