import { verifyWebhook } from '@clerk/nextjs/webhooks'
import { db } from '@/lib/db'

async function handle(evt: any) {
  if (evt.type === 'user.deleted') await db.user.deleteMany({ where: { id: evt.data.id } })
}

export async function POST(req: Request) {
  if (!process.env.CLERK_WEBHOOK_SIGNING_SECRET) {
    const payload = await req.json()
    await handle(payload)
    return new Response('ok')
  }
  try {
    await handle(await verifyWebhook(req))
  } catch {
    return new Response('rejected', { status: 400 })
  }
  return new Response('ok')
}
