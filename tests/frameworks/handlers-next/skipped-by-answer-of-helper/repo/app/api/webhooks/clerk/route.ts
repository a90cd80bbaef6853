import { Webhook } from 'svix'
import { db } from '@/lib/db'

function isGenuine(body: string, headers: Record<string, string>) {
  const secret = process.env.CLERK_WEBHOOK_SECRET
  if (!secret) return true
  try {
    new Webhook(secret).verify(body, headers)
    return true
  } catch {
    return false
  }
}

export async function POST(req: Request) {
  const body = await req.text()
  if (!isGenuine(body, {
    'svix-id': req.headers.get('svix-id')!,
    'svix-timestamp': req.headers.get('svix-timestamp')!,
    'svix-signature': req.headers.get('svix-signature')!,
  })) {
    return new Response('rejected', { status: 401 })
  }
  const evt = JSON.parse(body)
  if (evt.type === 'user.created') {
    await db.user.upsert({ where: { id: evt.data.id }, create: { id: evt.data.id }, update: {} })
  }
  return new Response('ok')
}
