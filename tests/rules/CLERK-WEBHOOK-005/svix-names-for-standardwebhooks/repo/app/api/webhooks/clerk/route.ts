import { Webhook } from 'standardwebhooks'
import { db } from '../../../../lib/db'

export async function POST(req: Request) {
  const body = await req.text()
  const wh = new Webhook(process.env.CLERK_WEBHOOK_SECRET!)
  let evt: any
  try {
    // expect: CLERK-WEBHOOK-005
    evt = wh.verify(body, {
      'svix-id': req.headers.get('svix-id') ?? '',
      'svix-timestamp': req.headers.get('svix-timestamp') ?? '',
      'svix-signature': req.headers.get('svix-signature') ?? '',
    })
  } catch {
    return new Response('not verified', { status: 400 })
  }
  if (evt.type === 'user.created') {
    await db.user.upsert({ where: { id: evt.data.id }, create: { id: evt.data.id }, update: {} })
  }
  return new Response('ok')
}
