import { Webhook } from 'svix'

export const action = async ({ request }) => {
  const event = new Webhook(process.env.RESEND_WEBHOOK_SECRET).verify(await request.text(), {
    'svix-id': request.headers.get('svix-id'),
    'svix-timestamp': request.headers.get('svix-timestamp'),
    'svix-signature': request.headers.get('svix-signature'),
  })
  if (event.type === 'email.bounced') console.log(event.data.email_id)
  return new Response('ok')
}
