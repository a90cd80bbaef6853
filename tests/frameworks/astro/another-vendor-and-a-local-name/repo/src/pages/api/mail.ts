import { Webhook } from 'svix'

export const POST = async ({ request }) => {
  const body = await request.text()
  const event = new Webhook(import.meta.env.RESEND_WEBHOOK_SECRET).verify(body, {
    'svix-id': request.headers.get('svix-id'),
    'svix-timestamp': request.headers.get('svix-timestamp'),
    'svix-signature': request.headers.get('svix-signature'),
  })
  return Response.json({ bounced: event.type === 'email.bounced' })
}
