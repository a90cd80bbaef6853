import { Webhook } from 'svix'
import { db } from '../../../../lib/db'

export async function GET(req: Request) {
  const evt: any = new Webhook(process.env.RESEND_WEBHOOK_SECRET!).verify(await req.text(), {
    'svix-id': req.headers.get('svix-id')!,
    'svix-timestamp': req.headers.get('svix-timestamp')!,
    'svix-signature': req.headers.get('svix-signature')!,
  })
  if (evt.type === 'email.bounced') {
    await db.bounce.create({ data: { id: evt.data.email_id } })
  }
  return new Response('ok')
}
