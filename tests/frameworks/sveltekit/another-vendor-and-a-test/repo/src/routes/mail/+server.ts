import { Webhook } from 'svix'
import { RESEND_WEBHOOK_SECRET } from '$env/static/private'
import { json } from '@sveltejs/kit'

export async function POST({ request }) {
  const payload = await request.text()
  const event = new Webhook(RESEND_WEBHOOK_SECRET).verify(payload, {
    'svix-id': request.headers.get('svix-id'),
    'svix-timestamp': request.headers.get('svix-timestamp'),
    'svix-signature': request.headers.get('svix-signature'),
  })
  return json({ opened: event.type === 'email.opened' })
}
