import { verifyWebhook } from '@clerk/nextjs/webhooks'
import { db } from '../../../../lib/db'

export async function POST(req: any) {
  const evt: any = await verifyWebhook(req)
  if (evt.type === 'user.updated') {
    // expect: CLERK-WEBHOOK-015
    await db.user.updateMany({ where: { id: evt.data.id, syncedAt: { lt: new Date(evt.timestamp) } }, data: {} })
  }
  return new Response('ok')
}
