import { verifyWebhook } from '@clerk/nextjs/webhooks'
import { db } from '@/lib/db'

async function handler(req: Request) {
  const evt = await verifyWebhook(req)
  if (evt.type === 'user.created') {
    await db.user.upsert({ where: { id: evt.data.id }, create: { id: evt.data.id }, update: {} })
  }
  return new Response('ok')
}

export { handler as GET, handler as POST }
