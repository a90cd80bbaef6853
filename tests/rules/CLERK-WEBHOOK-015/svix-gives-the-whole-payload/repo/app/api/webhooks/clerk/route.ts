import { Webhook } from 'svix'
import { db } from '../../../../lib/db'

export async function POST(req: Request) {
  const evt: any = new Webhook(process.env.CLERK_WEBHOOK_SIGNING_SECRET!).verify(await req.text(), {
    'svix-id': req.headers.get('svix-id')!,
    'svix-timestamp': req.headers.get('svix-timestamp')!,
    'svix-signature': req.headers.get('svix-signature')!,
  })
  if (evt.type === 'user.created') {
    await db.user.upsert({ where: { id: evt.data.id }, create: { id: evt.data.id, at: evt.timestamp }, update: {} })
  }
  return new Response(evt.instance_id)
}
