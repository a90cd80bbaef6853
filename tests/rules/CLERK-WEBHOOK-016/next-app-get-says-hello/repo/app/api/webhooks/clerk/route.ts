import { verifyWebhook } from '@clerk/nextjs/webhooks'
import { db } from '../../../../lib/db'

export async function GET() {
  return new Response('Clerk delivers here')
}

export async function POST(req: any) {
  const evt = await verifyWebhook(req)
  if (evt.type === 'user.created') {
    await db.user.upsert({ where: { id: evt.data.id }, create: { id: evt.data.id }, update: {} })
  }
  return new Response('ok')
}
