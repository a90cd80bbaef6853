import { Webhook } from 'svix'
import { db } from '../../../../lib/db'

export async function POST(req: Request) {
  const body = await req.text()
  if (process.env.RESEND_WEBHOOK_SECRET) {
    new Webhook(process.env.RESEND_WEBHOOK_SECRET).verify(body, Object.fromEntries(req.headers))
  }
  const evt = JSON.parse(body)
  if (evt.type === 'email.bounced') {
    await db.bounce.create({ data: { id: evt.data.email_id } })
  }
  return new Response('ok')
}
