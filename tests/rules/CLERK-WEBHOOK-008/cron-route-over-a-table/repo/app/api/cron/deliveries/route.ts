import { Webhook } from 'svix'
import { db } from '../../../../lib/db'

export async function GET() {
  for (const delivery of await db.delivery.findMany()) {
    // expect: CLERK-WEBHOOK-008
    const evt: any = new Webhook(process.env.CLERK_WEBHOOK_SIGNING_SECRET!).verify(delivery.body, delivery.headers)
    if (evt.type === 'user.created') {
      await db.user.upsert({ where: { id: evt.data.id }, create: { id: evt.data.id }, update: {} })
    }
  }
  return new Response('done')
}
