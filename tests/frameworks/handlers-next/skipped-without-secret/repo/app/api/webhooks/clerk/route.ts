import { Webhook } from 'svix'
import { db } from '@/lib/db'

export async function POST(req: Request) {
  const body = await req.text()
  const secret = process.env.CLERK_WEBHOOK_SECRET
  let evt

  if (secret) {
    try {
      evt = new Webhook(secret).verify(body, {
        'svix-id': req.headers.get('svix-id')!,
        'svix-timestamp': req.headers.get('svix-timestamp')!,
        'svix-signature': req.headers.get('svix-signature')!,
      })
    } catch {
      return new Response('bad signature', { status: 400 })
    }
  } else {
    console.warn('no secret')
    evt = JSON.parse(body)
  }
  if (evt.type === 'user.created') {
    await db.user.upsert({ where: { id: evt.data.id }, create: { id: evt.data.id }, update: {} })
  }
  return new Response('ok')
}
