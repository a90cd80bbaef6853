import { Webhook } from 'svix'
import { db } from '../../../../lib/db'

export async function POST(req: Request) {
  const body = await req.text()
  const id = req.headers.get('svix-id')
  const signature = req.headers.get('svix-signature')
  // expect: CLERK-WEBHOOK-004
  if (id && signature) {
    try {
      new Webhook(process.env.CLERK_WEBHOOK_SIGNING_SECRET!).verify(body, {
        'svix-id': id,
        'svix-timestamp': req.headers.get('svix-timestamp')!,
        'svix-signature': signature,
      })
    } catch {
      return new Response('not verified', { status: 400 })
    }
  }
  const evt = JSON.parse(body)
  if (evt.type === 'user.created') {
    await db.user.upsert({ where: { id: evt.data.id }, create: { id: evt.data.id }, update: {} })
  }
  return new Response('ok')
}
