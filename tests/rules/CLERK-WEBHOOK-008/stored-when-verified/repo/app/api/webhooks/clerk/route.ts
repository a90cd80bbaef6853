import { Webhook } from 'svix'
import { db } from '../../../../lib/db'

export async function POST(req: Request) {
  const body = await req.text()
  const headers = Object.fromEntries(req.headers)
  let evt: any
  try {
    evt = new Webhook(process.env.CLERK_WEBHOOK_SIGNING_SECRET!).verify(body, headers)
  } catch {
    return new Response('not verified', { status: 400 })
  }
  await db.delivery.upsert({ where: { id: headers['svix-id'] }, create: { body, headers }, update: {} })
  return new Response(evt.type)
}
