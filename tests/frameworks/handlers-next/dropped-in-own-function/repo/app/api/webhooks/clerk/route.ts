import { verifyWebhook } from '@clerk/nextjs/webhooks'
import { db } from '@/lib/db'

async function handle(event: any) {
  if (event.type === 'user.updated') {
    await db.user.updateMany({ where: { id: event.data.id, seen: { lt: event.timestamp } } })
  }
}

export async function POST(req: Request) {
  const evt = await verifyWebhook(req)
  await handle(evt)
  return new Response('ok')
}
