import { Webhook } from 'svix'
import { db } from '@/lib/db'

export async function POST(req: Request) {
  const body = await req.text()
  let evt: any
  if (process.env.CLERK_WEBHOOK_SECRET) {
    evt = new Webhook(process.env.CLERK_WEBHOOK_SECRET).verify(body, {
    'svix-id': req.headers.get('svix-id')!,
    'svix-timestamp': req.headers.get('svix-timestamp')!,
    'svix-signature': req.headers.get('svix-signature')!,
  })
  }
  if (!evt) {
    return new Response('rejected', { status: 400 })
  }
  if (evt.type === 'user.created') {
    await db.user.upsert({ where: { id: evt.data.id }, create: { id: evt.data.id }, update: {} })
  }
  return new Response('ok')
}
