import { headers } from 'next/headers'
import type { WebhookEvent } from '@clerk/nextjs/server'
import { Webhook } from 'svix'
import { db } from '../../../../lib/db'

export async function POST(req: Request) {
  const h = headers()
  const body = await req.text()
  const wh = new Webhook(process.env.CLERK_WEBHOOK_SECRET!)
  let evt: WebhookEvent
  try {
    evt = wh.verify(body, {
      'svix-id': h.get('svix-id') ?? '',
      'svix-timestamp': h.get('svix-timestamp') ?? '',
      'svix-signature': h.get('svix-signature') ?? '',
    }) as WebhookEvent
  } catch {
    return new Response('not verified', { status: 400 })
  }
  if (evt.type === 'user.created') {
    await db.user.upsert({ where: { id: evt.data.id }, create: { id: evt.data.id }, update: {} })
  }
  return new Response('ok')
}
