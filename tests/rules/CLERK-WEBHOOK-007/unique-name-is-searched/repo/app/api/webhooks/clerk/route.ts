import { verifyWebhook } from '@clerk/nextjs/webhooks'
import { db } from '../../../../lib/db'
import { freeSlug } from '../../../../lib/slug'

export async function POST(req: any) {
  const evt: any = await verifyWebhook(req)
  if (evt.type === 'user.created') {
    const slug = await freeSlug()
    await db.user.upsert({ where: { id: evt.data.id }, create: { id: evt.data.id, slug }, update: {} })
  }
  return new Response('ok')
}
