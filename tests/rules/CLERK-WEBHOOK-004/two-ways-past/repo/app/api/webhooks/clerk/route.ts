import { Webhook } from 'svix'
import { db } from '../../../../lib/db'

async function readEvent(req: Request): Promise<any> {
  const body = await req.text()
  // expect: CLERK-WEBHOOK-004
  if (process.env.NODE_ENV === 'test') {
    return JSON.parse(body)
  }
  const secret = process.env.CLERK_WEBHOOK_SIGNING_SECRET
  // expect: CLERK-WEBHOOK-004
  if (!secret) {
    return JSON.parse(body)
  }
  return new Webhook(secret).verify(body, {
    'svix-id': req.headers.get('svix-id')!,
    'svix-timestamp': req.headers.get('svix-timestamp')!,
    'svix-signature': req.headers.get('svix-signature')!,
  })
}

export async function POST(req: Request) {
  const evt = await readEvent(req)
  if (evt.type === 'user.created') {
    await db.user.upsert({ where: { id: evt.data.id }, create: { id: evt.data.id }, update: {} })
  }
  return new Response('ok')
}
