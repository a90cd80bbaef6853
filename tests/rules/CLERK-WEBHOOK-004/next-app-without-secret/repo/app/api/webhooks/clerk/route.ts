import { Webhook } from 'svix'
import { db } from '../../../../lib/db'

export async function POST(req: Request) {
  const body = await req.text()
  const secret = process.env.CLERK_WEBHOOK_SIGNING_SECRET
  // expect: CLERK-WEBHOOK-004
  if (secret) {
    new Webhook(secret).verify(body, {
      'svix-id': req.headers.get('svix-id')!,
      'svix-timestamp': req.headers.get('svix-timestamp')!,
      'svix-signature': req.headers.get('svix-signature')!,
    })
  }
  const evt = JSON.parse(body)
  if (evt.type === 'user.created') {
    await db.user.upsert({ where: { id: evt.data.id }, create: { id: evt.data.id }, update: {} })
  }
  return new Response('ok')
}
