import { Webhook } from 'svix'
import { db } from '../lib/db'

export async function POST(req: Request) {
  const body = await req.text()
  if (process.env.CLERK_WEBHOOK_SIGNING_SECRET) {
    new Webhook(process.env.CLERK_WEBHOOK_SIGNING_SECRET).verify(body, Object.fromEntries(req.headers))
  }
  const evt = JSON.parse(body)
  if (evt.type === 'user.created') {
    await db.user.upsert({ where: { id: evt.data.id }, create: { id: evt.data.id }, update: {} })
  }
}
