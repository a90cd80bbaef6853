import { Webhook } from 'svix'
import { db } from '../../../../lib/db'

export async function POST(req: Request) {
  const id = req.headers.get('svix-id')
  const signature = req.headers.get('svix-signature')
  const timestamp = req.headers.get('svix-timestamp')
  if (!id || !signature || !timestamp) {
    return new Response('no svix headers', { status: 400 })
  }
  let evt: any
  try {
    evt = new Webhook(process.env.CLERK_WEBHOOK_SIGNING_SECRET!).verify(await req.text(), {
      'svix-id': id,
      'svix-timestamp': timestamp,
      'svix-signature': signature,
    })
  } catch {
    return new Response('not verified', { status: 400 })
  }
  if (evt.type === 'user.created') {
    await db.user.upsert({ where: { id: evt.data.id }, create: { id: evt.data.id }, update: {} })
  }
  return new Response('ok')
}
