import { readDelivery } from '@acme/hooks'
import { db } from '../../../../lib/db'

export async function POST(req: Request) {
  const evt: any = await readDelivery(req, { secret: process.env.CLERK_WEBHOOK_SIGNING_SECRET })
  if (evt.type === 'user.created') {
    await db.user.upsert({ where: { id: evt.data.id }, create: { id: evt.data.id }, update: {} })
  }
  return new Response('ok')
}
