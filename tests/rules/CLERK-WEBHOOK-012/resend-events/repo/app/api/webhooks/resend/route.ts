import { Webhook } from 'svix'
import { db } from '../../../../lib/db'

export async function POST(req: Request) {
  const body = await req.text()
  const wh = new Webhook(process.env.RESEND_WEBHOOK_SECRET!)
  let evt
  try {
    evt = wh.verify(body, {
      'svix-id': req.headers.get('svix-id') ?? '',
      'svix-timestamp': req.headers.get('svix-timestamp') ?? '',
      'svix-signature': req.headers.get('svix-signature') ?? '',
    }) as { type: string; data: { email_id: string } }
  } catch {
    return new Response('not verified', { status: 400 })
  }
  if (evt.type === 'email.bounced') {
    await db.mail.updateMany({ where: { id: evt.data.email_id }, data: { bounced: true } })
  }
  return new Response('ok')
}
