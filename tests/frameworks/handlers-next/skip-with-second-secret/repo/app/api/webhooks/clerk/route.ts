import { Webhook } from 'svix'
import { db } from '@/lib/db'

export async function POST(req: Request) {
  const body = await req.text()
  const headers = {
    'svix-id': req.headers.get('svix-id')!,
    'svix-timestamp': req.headers.get('svix-timestamp')!,
    'svix-signature': req.headers.get('svix-signature')!,
  }
  let evt: any
  if (process.env.NODE_ENV === 'production') {
    evt = new Webhook(process.env.CLERK_WEBHOOK_SECRET!).verify(body, headers)
  } else {
    evt = new Webhook(process.env.CLERK_WEBHOOK_SECRET_DEV!).verify(body, headers)
  }
  if (evt.type === 'user.created') {
    await db.user.upsert({ where: { id: evt.data.id }, create: { id: evt.data.id }, update: {} })
  }
  return new Response('ok')
}
