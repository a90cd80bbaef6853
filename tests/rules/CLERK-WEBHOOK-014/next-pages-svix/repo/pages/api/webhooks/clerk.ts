import type { NextApiRequest, NextApiResponse } from 'next'
import type { WebhookEvent } from '@clerk/nextjs/server'
import { buffer } from 'micro'
import { Webhook } from 'svix'
import { db } from '../../../lib/db'

export const config = { api: { bodyParser: false } }

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== 'POST') {
    return res.status(405).end()
  }
  const body = (await buffer(req)).toString()
  const wh = new Webhook(process.env.CLERK_WEBHOOK_SECRET!)
  let evt: WebhookEvent
  try {
    evt = wh.verify(body, {
      'svix-id': req.headers['svix-id'] as string,
      'svix-timestamp': req.headers['svix-timestamp'] as string,
      'svix-signature': req.headers['svix-signature'] as string,
    }) as WebhookEvent
  } catch {
    return res.status(400).end('not verified')
  }
  if (evt.type === 'user.created') {
    await db.user.upsert({ where: { id: evt.data.id }, create: { id: evt.data.id }, update: {} })
  }
  return res.status(200).end()
}
